import { describeExit } from '../src/session/failures.ts'
import { eventually, type MatcherContext, type Verdict } from './judge.ts'
import { waitUntil } from './patience.ts'
import { internalsOf } from '../src/session/internals.ts'

/** The program runs. Negated: it has ended, now or soon. */
export function toBeAlive(this: MatcherContext, received: unknown): Promise<Verdict> {
  return eventually(this, toBeAlive, received, async (session, isNot) => {
    const waited = await waitUntil(session, () => (internalsOf(session).ended === undefined) !== isNot)
    const { ended } = internalsOf(session)
    return {
      pass: ended === undefined,
      call: 'toBeAlive()',
      expected: { who: 'the program', to: 'be running' },
      received:
        ended === undefined ? 'a running program' : `a program that ended with ${describeExit(ended)}`,
      waited: isNot ? waited : undefined,
    }
  })
}
