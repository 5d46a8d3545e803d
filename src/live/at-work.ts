import { readdirSync, readFileSync } from 'node:fs'
import { processAt, processTable } from './process-table.ts'

/**
 * Whether a program is at work: running, ready to run, waiting for a disk, or on its way out. Undefined where the system
 * does not tell (it has no /proc).
 *
 * Silence alone says little on a loaded machine: a program that waits for a processor is as silent as one that waits for
 * its user. Of a program in a terminal the group in the foreground counts, so that a background job is no work.
 */
export function isAtWork(leader: number): boolean | undefined {
  if (processAt(process.pid) === undefined) return undefined
  const program = processAt(leader)
  // A zombie, whose exit has not been told yet; or just forked, and without its terminal: a Ctrl+C would reach nobody.
  if (program === undefined || program.session !== leader) return true
  const group = program.foreground > 0 ? program.foreground : program.group
  return processTable(leader).some(
    (each) => each.session === leader && each.group === group && runs(each.pid),
  )
}

/** Source: proc_pid_stat(5). A thread that runs or may run is R, one that waits for a disk is D. */
function runs(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).some((thread) =>
      /\) [RD] [^)]*$/.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1')),
    )
  } catch {
    // It ended since it was listed; whoever waited for it is about to run.
    return true
  }
}
