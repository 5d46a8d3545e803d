import type { CallSite } from './call-site.ts'
import { internalsOf, type SessionInternals } from './internals.ts'
import type { Outcome } from './questions.ts'

/**
 * Looks at a session for something, as a question that is logged and asked again of the tape.
 *
 * @param call as a message names it
 */
export function looked<T>(
  session: object,
  { call, site }: { call: string; site: CallSite },
  look: (internals: SessionInternals) => Promise<T>,
  outcomeOf: (seen: T) => Outcome,
): Promise<T> {
  const internals = internalsOf(session)
  const log = internals.questions
  if (log === undefined) return look(internals)
  const ask = (other: object): Promise<Outcome> => look(internalsOf(other)).then(outcomeOf, () => notFound)
  return log.ask({ call, site, ask }, () => look(internals), outcomeOf, notFound)
}

const notFound: Outcome = { how: 'not found' }
