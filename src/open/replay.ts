import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { colsDefault, rowsDefault } from '../limits.ts'
import { checkKnown } from '../session/known-options.ts'
import { Session } from '../session/session.ts'
import type { Tape } from '../tape/tape.ts'
import { type PlayedOptions, playedOptionNames } from './played-options.ts'
import { replayRoots } from './roots.ts'
import { tapePlayer } from './tape-player.ts'

/** How a tape is played in a script. */
export interface ReplayTapeOptions extends PlayedOptions {
  /** The tape's file, for messages. */
  path?: string
  /** A WHATWG encoding label; default `utf-8`. */
  encoding?: string
  /** How long expects wait by default, in milliseconds; default 30 000. */
  timeoutMs?: number
  /** A name for people; default the program's. */
  name?: string
}

/**
 * A session that plays a tape, in a script: no program is started and nothing is recorded. In a Vitest spec the `terminal`
 * fixture finds the tape by itself.
 *
 * @throws OptionError for an option that is unknown or has a value it cannot have
 */
export function replay(tape: Tape, options: ReplayTapeOptions = {}): Session {
  checkKnown(options, [...playedOptionNames, 'path', 'encoding', 'timeoutMs', 'name'])
  const { path = 'the tape', encoding = 'utf-8', timeoutMs, name, id = randomUUID(), ...played } = options
  const { program, args, pty } = tape.meta
  const place = {
    path: resolve(path),
    shownPath: path,
    rerecord: 'record the tape again',
    roots: replayRoots({ project: process.cwd() }),
  }
  const player = tapePlayer(tape, { ...played, id }, place)
  return new Session(player, {
    id,
    name: name ?? program,
    command: program,
    args,
    cols: pty?.cols ?? colsDefault,
    rows: pty?.rows ?? rowsDefault,
    encoding,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    tape: player,
  })
}
