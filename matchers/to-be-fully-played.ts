import { type MatcherContext, type Verdict, verdict } from './judge.ts'
import { sessionOf } from './subject.ts'

/** Every exchange of the session's tape was played. A session without a tape has nothing left to play. */
export function toBeFullyPlayed(this: MatcherContext, received: unknown): Verdict {
  const session = sessionOf(received, 'toBeFullyPlayed')
  return verdict(this, session, {
    pass: session.played,
    call: 'toBeFullyPlayed()',
    expected: 'every input of the tape to have been sent',
    received:
      session.tape === undefined
        ? 'a session without a tape'
        : `${session.tape.unplayed} of ${session.tape.exchanges - 1} inputs not sent`,
  })
}
