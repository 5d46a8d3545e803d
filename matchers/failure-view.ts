import { lastExchangesShownMax } from '../src/limits.ts'
import { internalsOf } from '../src/session/internals.ts'
import type { Session } from '../src/session/session.ts'
import { cover } from '../src/redact/cover.ts'
import { knownSecretsOf } from '../src/session/session-secrets.ts'
import { lastExchanges, type ShownExchange } from './last-exchanges.ts'

/** What a failure may show of a session. Loaded for a failure only: knowing every kind of secret takes many modules. */
export interface FailureView {
  /** A text with its secrets covered, of the same length. */
  cover: (text: string) => string
  /** The last exchanges that had an input. */
  exchanges: readonly ShownExchange[]
}

export function failureView(session: Session): FailureView {
  const secrets = knownSecretsOf(session)
  const { sentInputs } = internalsOf(session)
  const { screen } = session
  const count = Math.min(lastExchangesShownMax, sentInputs.length)
  return {
    cover: (text) => cover(text, secrets, screen.size.cols),
    exchanges: count === 0 ? [] : lastExchanges(session, count),
  }
}
