import { describeExit } from '../src/session/failures.ts'
import { eventually, type MatcherContext, type Verdict } from './judge.ts'
import { waitUntil } from './patience.ts'

/** The program runs. Negated: it has ended, now or soon. */
export function toBeAlive(this: MatcherContext, received: unknown): Promise<Verdict> {
  return eventually(this, toBeAlive, received, async (session, isNot) => {
    const waited = isNot ? await waitUntil(session, () => session.ended !== undefined) : undefined
    return {
      pass: session.ended === undefined,
      call: 'toBeAlive()',
      expected: { who: 'the program', to: 'be running' },
      received:
        session.ended === undefined
          ? 'a running program'
          : `a program that ended with ${describeExit(session.ended)}`,
      waited,
    }
  })
}
