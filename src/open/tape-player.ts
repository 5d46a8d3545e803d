import type { Roots } from '../match/roots.ts'
import { placeholderStart } from '../redact/placeholders.ts'
import { PlaceholderLedger } from '../replay/placeholder-ledger.ts'
import { Player } from '../replay/player.ts'
import { SameText } from '../replay/same-text.ts'
import type { SandboxReplay } from '../replay/sandbox-replay.ts'
import { checkStart, type Start } from '../replay/start-check.ts'
import type { PlaceInOrder } from '../session/session-order.ts'
import type { Tape } from '../tape/tape.ts'
import { allowanceOf } from './match-options.ts'
import type { PlayedOptions } from './played-options.ts'
import { fullFolder } from './roots.ts'
import { placeholderValues } from './secrets.ts'

/** Where a tape is, and what a message says of it. */
export interface TapePlace {
  /** Absolute path of its file. */
  path: string
  /** The path as messages show it. */
  shownPath: string
  /** The command that records the tape again. */
  rerecord: string
  /** The folders of this machine, which have names on the tape. */
  roots: Roots
  /** Its session's place among those of its test. */
  inTest?: PlaceInOrder | undefined
  /** The sandbox it is played in, if it is played in one. */
  sandbox?: SandboxReplay | undefined
}

/**
 * The transport a tape is played through, with the matching that the options ask for.
 *
 * @param asked what the spec asks to start; undefined where nobody asked for anything but the tape
 * @throws TapeMissError if the tape was recorded from another start
 */
export function tapePlayer(
  tape: Tape,
  options: PlayedOptions,
  { roots, ...place }: TapePlace,
  asked?: Start,
): Player {
  const { literal, secrets = {} } = tape.meta
  const spaced = Object.keys(secrets).filter((name) => secrets[name]?.includes(' '))
  const ledger = new PlaceholderLedger(
    placeholderValues(options.secrets),
    spaced.map((name) => `${placeholderStart}${name}⟩`),
  )
  const text = new SameText(roots.literally(literal), ledger)
  const allowed = allowanceOf(options.match ?? {}, text.roots)
  if (asked !== undefined) checkStart(tape, asked, allowed.start, text, { ...place, folder: fullFolder })
  return new Player(tape, {
    ...options,
    ...place,
    ...allowed.inputs,
    secrets: text.ledger.values,
    text,
    state: options.match?.state,
  })
}
