import { internalsOf } from '../src/session/internals.ts'
import type { Session } from '../src/session/session.ts'
import { plainText } from '../src/text/plain-text.ts'
import { sameSnapshot } from './screen-difference.ts'

/** What a snapshot of a session was taken of. */
export interface Taken {
  /** The matcher as it was called. */
  call: string
  looks: string
  /** How the session looks now. */
  again: () => string
}

/**
 * A live program may paint in several goes: what was taken has to stand until the spec's next input, or the end, unless the spec
 * waits for a change before. Of a tape it is known when all was painted.
 */
export function mustStand(session: Session, { call, looks, again }: Taken): void {
  if (session.tape?.replay !== undefined) return
  const { standing, screen } = internalsOf(session)
  const { alternate } = screen
  standing.add(() => {
    // A program that ends by itself gives the screen back.
    if (internalsOf(session).ended !== undefined && screen.alternate !== alternate) return undefined
    const later = again()
    return sameSnapshot(looks, later) ? undefined : tooEarly(call, looks, later)
  })
}

/** Drawn by Vitest as an assertion failure, with its own diff. */
class TakenTooEarlyError extends Error {
  override readonly name = 'AssertionError'
  readonly expected: string
  readonly actual: string

  constructor(message: string, taken: string, later: string) {
    super(message)
    this.expected = taken
    this.actual = later
  }
}

function tooEarly(call: string, taken: string, later: string): Error {
  const shown = (label: string, looks: string): string[] => [
    label,
    ...plainText(looks)
      .split('\n')
      .map((line) => `  ${line}`),
  ]
  const message = [
    `${call} took the screen too early: the program went on painting before the next input.`,
    '',
    ...shown('Taken:', taken),
    ...shown('Later:', later),
    '',
    `Hint: ${hint}`,
  ]
  return new TakenTooEarlyError(message.join('\n'), taken, later)
}

const hint =
  'Wait for what is painted last, as by `await expect(session).toShow(…)`, or give the matcher a longer { settleMs }. Then run Vitest with -u to take the snapshot again.'
