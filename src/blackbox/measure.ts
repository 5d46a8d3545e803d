import { readdirSync, readFileSync } from 'node:fs'
import { now, sleep } from '../clock.ts'
import { processTable } from '../live/process-table.ts'

/** What a process used at a moment. */
export interface Sample {
  /** On the engine's clock, in milliseconds. */
  at: number
  /** Processor time it had, and time it wanted one and waited, in milliseconds. */
  cpuMs: number
  rssMb: number
  fds: number
  threads: number
}

/** A look at a process; undefined where the system does not tell, or it is gone. */
export function sample(pid: number | undefined): Sample | undefined {
  if (pid === undefined) return undefined
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const number = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return {
      at: now(),
      cpuMs: wantedMs(pid),
      rssMb: number('VmRSS') / 1_024,
      fds: readdirSync(`/proc/${pid}/fd`).length,
      threads: number('Threads'),
    }
  } catch {
    return undefined
  }
}

/**
 * What all its threads ran and waited for a processor: on a busy machine a program that spins gets less than one, and waits for
 * the rest. The file of the process itself tells of its first thread only.
 */
function wantedMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => wantedBy(`/proc/${pid}/task/${thread}`))
    .reduce((sum, each) => sum + each, 0)
}

function wantedBy(thread: string): number[] {
  try {
    const [ran = 0, waited = 0] = readFileSync(`${thread}/schedstat`, 'latin1').split(' ').map(Number)
    return [(ran + waited) / 1e6]
  } catch {
    // It ended since it was listed.
    return []
  }
}

/** Samples over a time in which nothing is asked of the program. */
export async function watched(
  pid: number | undefined,
  durationMs: number,
  stepMs: number,
): Promise<Sample[]> {
  const found: Sample[] = []
  for (const until = now() + durationMs; now() < until;) {
    const each = sample(pid)
    if (each === undefined) break
    found.push(each)
    await sleep(stepMs)
  }
  return found
}

/** Commands of processes that a program started and left running, by the mark in their environment or its session. */
export async function leftOver(leader: number | undefined, mark: string, graceMs: number): Promise<string[]> {
  if (leader === undefined) return []
  for (const until = now() + graceMs; ;) {
    const left = processTable(leader).filter(
      (each) =>
        each.pid !== leader &&
        each.pid !== process.pid &&
        (each.session === leader || carries(each.pid, mark)),
    )
    if (left.length === 0 || now() >= until) return left.map(({ command }) => command).toSorted()
    await sleep(lookAgainMs)
  }
}

function carries(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)
  } catch {
    return false
  }
}

/** How soon processes that have to be gone are looked for again. */
const lookAgainMs = 20
