import { Player } from '../replay/player.ts'
import type { Tape } from '../tape/tape.ts'
import { comparisonOf } from './match-options.ts'
import type { PlayedOptions } from './played-options.ts'
import { placeholderValues } from './secrets.ts'

/** Where a tape is, and what a message says of it. */
export interface TapePlace {
  /** Absolute path of its file. */
  path: string
  /** The path as messages show it. */
  shownPath: string
  /** The command that records the tape again. */
  rerecord: string
  /** Tapes are portable relative to this folder, absolute. */
  root: string
}

/** The transport a tape is played through, with the matching that the options ask for. */
export function tapePlayer(tape: Tape, options: PlayedOptions, { root, ...place }: TapePlace): Player {
  const { keyOf, promptOf, acceptsInput, acceptsPrompt } = comparisonOf(options.match ?? {}, root)
  return new Player(tape, {
    ...options,
    ...place,
    secrets: placeholderValues(options.secrets),
    keyOf,
    promptOf,
    acceptsInput,
    acceptsPrompt,
    state: options.match?.state,
  })
}
