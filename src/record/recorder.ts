import { statSync } from 'node:fs'
import { wallClock } from '../clock.ts'
import { TapeFileError } from '../errors.ts'
import { largeTapeBytes, recordedBytesMax } from '../limits.ts'
import { type StateOf, StateWatch } from '../session/state-watch.ts'
import type { QuestionLog } from '../session/questions.ts'
import type { PlaceInOrder } from '../session/session-order.ts'
import type { TapeUse } from '../session/tape-use.ts'
import type { Transport } from '../session/transport.ts'
import { cover } from '../redact/cover.ts'
import type { MaskedValue } from '../redact/redactor.ts'
import type { Tape, TapeMeta, TapeSession } from '../tape/tape.ts'
import { readTape, writeTape } from '../tape/tape-file.ts'
import type { Roots } from '../match/roots.ts'
import { nameRoots } from './name-roots.ts'
import { Notes } from './notes.ts'
import type { SandboxNotes } from './sandbox-notes.ts'
import type { Redactions, RedactedTape } from './redact-tape.ts'
import { hiddenBefore } from './hidden-before.ts'
import { inStretches } from './in-stretches.ts'
import { keepUnchanged, saysTheSame } from './keep-unchanged.ts'
import { refuseReservedInput } from './reserved-names.ts'
import { Tee } from './tee.ts'
import { derivedOf, type Masks, withMore, withoutSecrets } from './without-secrets.ts'

/** What a tape says about its recording, beside what was exchanged. */
export interface RecorderFacts {
  /** Where the tape goes. */
  path: string
  meta: Omit<TapeMeta, 'createdAt'>
  session: TapeSession
  /** The folders of this machine, which have names on the tape. */
  roots?: Roots
  /** What to mask; undefined writes the tape as it was recorded. */
  secrets?: Masks
  /** What to note of the program's state at each input; default nothing. */
  stateOf?: StateOf | undefined
  /** What is noted of the sandbox the program runs in, if it runs in one. */
  sandbox?: SandboxNotes | undefined
  /** Hears, when the tape is saved, of what it does not hold. */
  warn?: ((message: string) => void) | undefined
  /** What the spec asked while it was recorded. */
  questions: QuestionLog
  /** Says what was noted in another way, before anything is masked: what a person typed key by key as lines. */
  retold?:
    | ((noted: { tape: Tape; hidden: ReadonlySet<number> }) => { tape: Tape; hidden: ReadonlySet<number> })
    | undefined
  /** Its session's place among those of its test. */
  place?: PlaceInOrder | undefined
  /**
   * Asks all of it again of a tape, as a replay would, and rejects where the tape would answer otherwise.
   *
   * @param fresh whether it is what was recorded just now, and not an older tape of the same conversation
   * @param masked what was masked on it
   */
  askAgain: (tape: Tape, fresh: boolean, masked: readonly MaskedValue[]) => Promise<void>
}

/** How a save ended; `cosmetic` left the tape as it was, because only times, ids and other values that vary were others. */
export type Saved = 'new' | 'changed' | 'unchanged' | 'cosmetic'

/**
 * One recording: the transport to talk through, and `save` for when it was worth keeping. The only place that writes
 * a tape.
 */
export class Recorder implements TapeUse {
  readonly transport: Transport
  readonly direction = 'recording'
  readonly unplayed = 0
  readonly #facts: RecorderFacts
  readonly #notes: Notes
  #redacted: Redactions = {}
  #doubts: readonly string[] = []

  constructor(world: Transport, facts: RecorderFacts) {
    this.#facts = facts
    this.#notes = new Notes(new StateWatch(facts.meta.pty, facts.stateOf), facts.sandbox, facts.place)
    this.transport = new Tee(world, this.#notes, (input) => refuseReservedInput(input, facts.path))
    facts.questions.onAnswer(() => this.#notes.apart())
  }

  get path(): string {
    return this.#facts.path
  }

  get masks(): TapeUse['masks'] {
    return this.#facts.secrets
  }

  get exchanges(): number {
    return this.#notes.exchanges
  }

  get at(): number {
    return Math.max(0, this.#notes.exchanges - 1)
  }

  /** How many bytes the program printed so far. */
  get bytes(): number {
    return this.#notes.bytes
  }

  /** How often something was masked on the tape, by category; nothing before it was saved. */
  get redacted(): Redactions {
    return this.#redacted
  }

  /** What was saved and may be a secret all the same, a sentence each; nothing before it was saved. */
  get doubts(): readonly string[] {
    return this.#doubts
  }

  /**
   * Writes the tape, or leaves the old one untouched if the same was said again. Call it after the session was closed.
   *
   * @param elsewhere secrets of other sessions, which this one may show
   * @throws TapeFileError if the file cannot be written, or the program printed too much; nothing on disk is changed then
   * @throws ResidualSecretError if it would still hold a secret; nothing is written then
   * @throws NotReplayableError if a replay would answer the spec otherwise than the program did; nothing is written then
   */
  async save(elsewhere: readonly string[] = []): Promise<Saved> {
    const { path } = this.#facts
    const secrets = withMore(this.#facts.secrets, elsewhere)
    const old = await readTape(path)
    const { tape: fresh, redacted, doubtful, masked } = this.#clean(path, secrets, old?.tape)
    this.#doubts = doubtful.map((index) => doubtOf(path, index))
    const kept = keepUnchanged(old?.tape, fresh, this.#pids)
    const tape = await this.#replayable(kept, fresh, masked)
    this.#warnOfUntold(masked)
    if (tape === old?.tape) return saysTheSame(tape, fresh) ? 'unchanged' : 'cosmetic'
    await writeTape(path, tape, { derived: derivedOf(tape, path, secrets) })
    this.#redacted = redacted
    this.#noteSize()
    return old === undefined ? 'new' : 'changed'
  }

  /**
   * Writes what was recorded somewhere else, for whoever looks into a test that failed; the tape itself is left alone. Gives what was
   * written.
   *
   * @throws TapeFileError, ResidualSecretError as `save` does
   */
  async aside(path: string, elsewhere: readonly string[] = []): Promise<Tape> {
    const secrets = withMore(this.#facts.secrets, elsewhere)
    const old = await readTape(this.#facts.path).catch(() => undefined)
    const { tape } = this.#clean(path, secrets, old?.tape)
    await writeTape(path, tape, { derived: derivedOf(tape, path, secrets) })
    return tape
  }

  /** What was noted, without its secrets; what was hidden on an older tape is one here, too. */
  #clean(path: string, secrets: Masks | undefined, old: Tape | undefined): RedactedTape {
    const { meta, session, roots } = this.#facts
    if (this.#notes.overflowed) throw tooMuch(path)
    const noted = {
      tape: this.#notes.tape({ ...meta, createdAt: wallClock().toISOString() }, session),
      hidden: this.#notes.hidden,
    }
    const { tape: told, hidden } = this.#facts.retold?.(noted) ?? noted
    const recorded = roots === undefined ? told : nameRoots(told, roots)
    const { open } = this.#notes
    const once = old === undefined ? [] : hiddenBefore(old, recorded).filter((index) => !open.has(index))
    const clean =
      secrets === undefined
        ? { tape: recorded, redacted: {}, doubtful: [], masked: [] }
        : withoutSecrets(recorded, { ...secrets, hidden: new Set([...hidden, ...once]), open }, path)
    return { ...clean, tape: inStretches(clean.tape, this.#notes.bytes) }
  }

  /** Of the program and of us, who started it. */
  get #pids(): string[] {
    const { pid } = this.transport
    return pid === undefined ? [] : [String(pid), String(process.pid)]
  }

  #noteSize(): void {
    const { path, warn } = this.#facts
    const bytes = statSync(path).size
    if (bytes <= largeTapeBytes) return
    const megabytes = (bytes / 1e6).toFixed(1)
    warn?.(`${path} has ${megabytes} MB. That is too much to review: if you can, let the program print less.`)
  }

  #warnOfUntold(masked: readonly MaskedValue[]): void {
    const { path, sandbox, warn } = this.#facts
    const values = masked.map(({ value }) => value)
    const untold = (sandbox?.untold ?? []).map((each) => cover(each, { values }))
    if (untold.length === 0) return
    const shown = untold.slice(0, untoldShownMax).map((each) => `\n  ${each}`)
    const more = untold.length - shown.length
    const rest = more > 0 ? `\n  … and ${more} more` : ''
    warn?.(
      `${path} does not hold all that the program left in the sandbox. These files are not there on replay:${shown.join('')}${rest}`,
    )
  }

  /** The tape that is kept, if the spec passes with it; else what was recorded just now, which has to. */
  async #replayable(kept: Tape, fresh: Tape, masked: readonly MaskedValue[]): Promise<Tape> {
    const { askAgain } = this.#facts
    try {
      await askAgain(kept, kept === fresh, masked)
      return kept
    } catch (error) {
      if (kept === fresh) throw error
    }
    await askAgain(fresh, true, masked)
    return fresh
  }
}

const untoldShownMax = 5

/**
 * Writes a tape of what an inquiry noted, masked as a recording is. For inquiries, which talk to many short processes.
 *
 * @throws TapeFileError, ResidualSecretError as `Recorder.save` does
 */
export async function saveNoted(noted: Tape, path: string, secrets: Masks): Promise<void> {
  const { tape } = withoutSecrets(noted, { ...secrets, hidden: new Set() }, path)
  const old = await readTape(path).catch(() => undefined)
  const kept = keepUnchanged(old?.tape, tape)
  if (kept !== old?.tape) await writeTape(path, kept, { derived: derivedOf(kept, path, secrets) })
}

function doubtOf(path: string, exchange: number): string {
  return `${path}, exchange ${exchange}: the program did not show what was typed. If it is a secret, send it with { secret: true }; if not, with { secret: false }.`
}

function tooMuch(path: string): TapeFileError {
  const message = `${path} is not written: the program printed more than ${recordedBytesMax} bytes, the most a recording holds.`
  return new TapeFileError(path, message, {
    hint: "Let it print less, or run it live without a tape: { record: 'DISABLED', fallback: 'PROXY' }.",
  })
}
