import { now, sleep } from '../clock.ts'
import { ProcessLeakError, show } from '../errors.ts'
import { hangupGraceMs, killGraceMs, termGraceMs, treeScanMsMax, treeScanMsMin } from '../limits.ts'
import { carriesTag, processAt, processTable, type Process } from './process-table.ts'

/**
 * A program and everything it started.
 *
 * A child that traps the hang-up, left the group (`setsid`) or was orphaned (a daemon) is found by any of: descent
 * from a known process, the program's session, or the tag in its environment. What cleared its environment, left the
 * session and lost its parent between two looks is not found.
 */
export class ProcessTree {
  readonly #leader: number
  readonly #tag: string
  readonly #began: number
  #leaderIsGone = false
  /** Members ever seen, by id, with the moment they began: an orphan keeps being a member. */
  readonly #seen = new Map<number, number>()

  constructor(leader: number, tag: string) {
    this.#leader = leader
    this.#tag = tag
    this.#began = processAt(leader)?.began ?? 0
    living.add(this)
    if (living.size === 1) process.on('exit', killLiving)
  }

  /** To be called when the leader was reaped: its id may now be somebody else's. */
  leaderEnded(): void {
    this.#leaderIsGone = true
  }

  /** Those of the tree that run now. */
  members(): Process[] {
    const young = processTable(this.#leader).filter(
      (each) => each.began >= this.#began && each.pid !== process.pid,
    )
    const found = new Map(young.filter((each) => this.#isMember(each)).map((each) => [each.pid, each]))
    for (let before = -1; before !== found.size;) {
      before = found.size
      for (const each of young) if (found.has(each.parent)) found.set(each.pid, each)
    }
    for (const each of found.values()) this.#seen.set(each.pid, each.began)
    return [...found.values()]
  }

  /**
   * HUP, then TERM, then KILL, each with its grace, looking again until nothing is left. `forced` is asked between
   * two looks and skips the gentle signals. Rejects with a `ProcessLeakError` if something survives.
   */
  async end(forced: () => boolean): Promise<void> {
    try {
      let left = this.members()
      for (const [signal, graceMs] of steps)
        if (left.length > 0 && (signal === 'SIGKILL' || !forced()))
          left = await this.#signal(left, signal, graceMs, forced)
      if (left.length > 0) throw leak(left)
    } finally {
      living.delete(this)
      if (living.size === 0) process.off('exit', killLiving)
    }
  }

  /** KILL to all, now, without waiting: the last resort when Node itself ends. */
  kill(): void {
    for (const each of this.members()) tell(each, 'SIGKILL')
  }

  async #signal(
    left: Process[],
    signal: NodeJS.Signals,
    graceMs: number,
    forced: () => boolean,
  ): Promise<Process[]> {
    const until = now() + graceMs
    const told = new Set<number>()
    for (let waitMs = treeScanMsMin; ; waitMs = Math.min(waitMs * 2, treeScanMsMax)) {
      for (const each of left)
        if (!told.has(each.pid)) {
          told.add(each.pid)
          tell(each, signal)
        }
      await sleep(waitMs)
      left = this.members()
      if (left.length === 0 || now() >= until || (signal !== 'SIGKILL' && forced())) return left
    }
  }

  #isMember(each: Process): boolean {
    if (each.pid === this.#leader) return !this.#leaderIsGone
    return (
      each.session === this.#leader ||
      this.#seen.get(each.pid) === each.began ||
      carriesTag(each.pid, this.#tag)
    )
  }
}

const steps = [
  ['SIGHUP', hangupGraceMs],
  ['SIGTERM', termGraceMs],
  ['SIGKILL', killGraceMs],
] as const

/** Trees that were not ended yet, for all sessions of this process. */
const living = new Set<ProcessTree>()

function killLiving(): void {
  for (const tree of living) tree.kill()
}

function tell(each: Process, signal: NodeJS.Signals): void {
  try {
    process.kill(each.pid, signal)
    // A stopped process acts on a signal only when it goes on.
    if (signal !== 'SIGKILL') process.kill(each.pid, 'SIGCONT')
  } catch {
    // It ended meanwhile, or is not ours to signal; then the next look finds it again and it is reported.
  }
}

function leak(left: readonly Process[]): ProcessLeakError {
  const list = left.map((each) => `  ${each.pid} ${show(each.command)}`).join('\n')
  return new ProcessLeakError(
    left.map((each) => each.pid),
    `${left.length} of the program's processes are still there after SIGKILL:\n${list}`,
    { hint: 'They run as another user, or hang in the kernel. End them by hand.' },
  )
}
