import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/**
 * How many times over the processors are wanted right now: 1 on a machine that is not busy, 5 where ten tasks share two.
 *
 * What the kernel still has to hand over (an input to its reader, output to us) waits in line with everybody else, and
 * nobody can see it there; so whoever waits for silence waits that many times longer. Source: proc_loadavg(5). 1 where the
 * system does not tell.
 */
export function systemLoad(): number {
  try {
    const [, runnable] = /^\S+ \S+ \S+ (\d+)\//.exec(readFileSync('/proc/loadavg', 'utf8')) ?? []
    return Math.max(1, Number(runnable ?? 1) / availableParallelism())
  } catch {
    return 1
  }
}
