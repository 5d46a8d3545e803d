import { expect as vitestExpect, type ExpectStatic } from 'vitest'
import type { Pattern } from '../src/session/pattern.ts'
import type { ExpectOptions, Session } from '../src/session/session.ts'
import type { TapeUse } from '../src/session/tape-use.ts'
import type { ToExitWithOptions } from './to-exit-with.ts'
import type { ToShowOptions } from './to-show.ts'

/** What `expect(session)` offers. The asynchronous ones wait, driven by events, until they hold or the time is up. */
export interface SessionMatchers {
  /** The screen shows a text, or something a RegExp matches. */
  toShow(text: string | RegExp, options?: ToShowOptions): Promise<void>
  /** The program prints a pattern; consumes the output up to its end. */
  toPrint(pattern: Pattern | readonly Pattern[], options?: ExpectOptions): Promise<void>
  /** The program ends with this exit code or by this signal. */
  toExitWith(how: number | { signal: string }, options?: ToExitWithOptions): Promise<void>
  /** The program runs. */
  toBeAlive(): Promise<void>
  /** The session is played from a tape; with an argument, from that one. */
  toReplayFrom(tape?: string | TapeUse): void
  /** Every exchange of the session's tape was played. */
  toBeFullyPlayed(): void
}

export interface SessionAssertion extends SessionMatchers {
  not: SessionMatchers
}

/**
 * Vitest's `expect`, which knows sessions too. An intersection, and `Assertion` is not named: what its parameter means
 * differs between Vitest 4.1 and 5.
 */
export type TermtapeExpect = ((actual: Session, message?: string) => SessionAssertion) & ExpectStatic

// The matchers are added to Vitest's `expect` at run time (register.ts); only the type is new here.
export const expect: TermtapeExpect = vitestExpect
