import { type MatcherContext, type Verdict, verdict } from './judge.ts'
import { playedWords } from './message.ts'
import { sessionOf } from './subject.ts'

/** Every exchange of the session's tape was played. A session without a tape has nothing left to play. */
export function toBeFullyPlayed(this: MatcherContext, received: unknown): Verdict {
  const session = sessionOf(received, 'toBeFullyPlayed')
  return verdict(this, session, {
    pass: session.played,
    call: 'toBeFullyPlayed()',
    expected: { who: 'the tape', to: 'be played to its end' },
    received: session.tape === undefined ? 'a session without a tape' : playedWords(session.tape),
  })
}
