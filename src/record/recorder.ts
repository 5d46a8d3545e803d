import { wallClock } from '../clock.ts'
import type { TapeUse } from '../session/tape-use.ts'
import type { Transport } from '../session/transport.ts'
import type { TapeMeta, TapeSession } from '../tape/tape.ts'
import { readTape, writeTape } from '../tape/tape-file.ts'
import { Notes } from './notes.ts'
import { steady } from './steady.ts'
import { Tee } from './tee.ts'

/** What a tape says about its recording, beside what was exchanged. */
export interface RecordingFacts {
  /** Where the tape goes. */
  path: string
  meta: Omit<TapeMeta, 'createdAt'>
  session: TapeSession
}

/** How a save ended. */
export type Saved = 'new' | 'changed' | 'unchanged'

/**
 * One recording: the transport to talk through, and `save` for when it was worth keeping. The only place that writes
 * a tape.
 */
export class Recorder implements TapeUse {
  readonly transport: Transport
  readonly direction = 'recording'
  readonly unplayed = 0
  readonly #facts: RecordingFacts
  readonly #notes: Notes = new Notes()

  constructor(world: Transport, facts: RecordingFacts) {
    this.#facts = facts
    this.transport = new Tee(world, this.#notes)
  }

  get path(): string {
    return this.#facts.path
  }

  get exchanges(): number {
    return this.#notes.exchanges
  }

  /**
   * Writes the tape, or leaves the old one untouched if the same was said again. Call it after the session was closed.
   *
   * @throws TapeFileError if the file cannot be written; nothing on disk is changed then
   */
  async save(): Promise<Saved> {
    const { path, meta, session } = this.#facts
    const fresh = this.#notes.tape({ ...meta, createdAt: wallClock().toISOString() }, session)
    const old = await readTape(path)
    const tape = steady(old?.tape, fresh)
    if (tape === old?.tape) return 'unchanged'
    await writeTape(path, tape)
    return old === undefined ? 'new' : 'changed'
  }
}
