import { now, sleep } from '../clock.ts'
import { ProcessLeakError, show } from '../errors.ts'
import { hangupGraceMs, killGraceMs, termGraceMs, treeScanMsMax, treeScanMsMin } from '../limits.ts'
import type { Cgroup } from './cgroup.ts'
import { heldBy } from './held-files.ts'
import { carriesTag, hasNoEnvironment, processAt, processTable, type Process } from './process-table.ts'

/**
 * A program and everything it started.
 *
 * A child that traps the hang-up, left the group (`setsid`) or was orphaned (a daemon) is found by any of: descent
 * from a known process, the program's session, the tag in its environment, the program's control group where there is one, or a
 * terminal or pipe of the program it holds. What has none of these left is named, if it began with no environment at all.
 */
export class ProcessTree {
  readonly #leader: number
  readonly #tag: string
  readonly #began: number
  #leaderIsGone = false
  /** Members ever seen, by id, with the moment they began: an orphan keeps being a member. */
  readonly #seen = new Map<number, number>()

  #marks: TreeMarks

  constructor(leader: number, tag: string, marks: TreeMarks = {}) {
    this.#leader = leader
    this.#tag = tag
    this.#marks = marks
    this.#began = processAt(leader)?.began ?? 0
    living.add(this)
    if (living.size === 1) process.on('exit', killLiving)
  }

  /** To be called when the leader was reaped: its id may now be somebody else's. */
  leaderEnded(): void {
    this.#leaderIsGone = true
    // A terminal that is closed is soon another's.
    if (this.#marks.terminal !== undefined && this.#marks.group === undefined) this.members()
    this.#marks = { ...this.#marks, terminal: undefined }
  }

  /** Those of the tree that run now. */
  members(): Process[] {
    const young = processTable(this.#leader).filter(
      (each) => each.began >= this.#began && each.pid !== process.pid,
    )
    const grouped = new Set(this.#marks.group?.members())
    const found = new Map(
      young.filter((each) => grouped.has(each.pid) || this.#isMember(each)).map((each) => [each.pid, each]),
    )
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
      const doubtful = this.#nameless()
      if (doubtful.length > 0) throw mayBeLeft(doubtful)
    } finally {
      this.#marks.group?.remove()
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
          // What a program starts when it is told to end cleans up behind it, as the `rm` of a trap does: it has the grace to.
          if (waitMs === treeScanMsMin || signal === 'SIGKILL') tell(each, signal)
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
      carriesTag(each.pid, this.#tag) ||
      (!isOurChild(each) && this.#holds(each.pid))
    )
  }

  /** Whether it holds what only this program was given. Asked last: it costs a look at every file of a process. */
  #holds(pid: number): boolean {
    const { terminal, streams = [] } = this.#marks
    if (terminal === undefined && streams.length === 0) return false
    const held = heldBy(pid)
    return [...streams, ...(terminal === undefined ? [] : [terminal])].some((each) => held.has(each))
  }

  /**
   * Orphans that began while the program ran, as the same user, with an environment that was cleared: nothing tells whose they are,
   * and hardly anything but such a program makes them. Where there are control groups, none is missed.
   */
  #nameless(): Process[] {
    if (this.#marks.group !== undefined || !this.#marks.namesOrphans) return []
    const ours = ancestors()
    return processTable(this.#leader).filter(
      (each) =>
        each.began >= this.#began &&
        ours.has(each.parent) &&
        each.parent !== process.pid &&
        hasNoEnvironment(each.pid),
    )
  }
}

/** By what a process is known to be of a program, beside its descent, its session and its tag. */
export interface TreeMarks {
  group?: Cgroup | undefined
  /** The path of the program's end of its terminal. */
  terminal?: string | undefined
  /** Its pipes, as the kernel calls them. */
  streams?: readonly string[]
  /** Whether orphans without an environment are reported. */
  namesOrphans?: boolean
}

/**
 * Started by us, for another session or for ourselves, and no orphan of the program: until it runs its own program, it holds all that
 * we hold, the ends of our terminals and pipes among it.
 */
function isOurChild({ parent }: Process): boolean {
  return parent === process.pid && process.pid !== adopter
}

/** Who adopts orphans where nobody else does. In a container that may be us. */
const adopter = 1

/** Who adopts an orphan: one of our own ancestors. */
function ancestors(): ReadonlySet<number> {
  const found = new Set<number>()
  for (let each = processAt(process.pid)?.parent ?? 0; each > 0 && !found.has(each);) {
    found.add(each)
    each = processAt(each)?.parent ?? 0
  }
  return found
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

function mayBeLeft(left: readonly Process[]): ProcessLeakError {
  const list = left.map((each) => `  ${each.pid} ${show(each.command)}`).join('\n')
  return new ProcessLeakError(
    left.map((each) => each.pid),
    `The program may have left ${left.length === 1 ? 'a process' : `${left.length} processes`} behind that cleared the environment and left the session:\n${list}`,
    { hint: 'They were not ended, because nothing says whose they are. End them by hand.' },
  )
}

function leak(left: readonly Process[]): ProcessLeakError {
  const list = left.map((each) => `  ${each.pid} ${show(each.command)}`).join('\n')
  return new ProcessLeakError(
    left.map((each) => each.pid),
    `${left.length} of the program's processes are still there after SIGKILL:\n${list}`,
    { hint: 'They run as another user, or hang in the kernel. End them by hand.' },
  )
}
