import { HostError, InputError, NoSuchSessionError, SessionElsewhereError, show } from '../../errors.ts'
import { describeExit } from '../../session/failures.ts'
import { registryOf } from '../registry/control.ts'
import { timeLimitError } from '../registry/time-limit-error.ts'

/**
 * Does something with a session of the host; where the host does not hold it, or there is none, the error says what became of
 * the session.
 */
export async function whereItIs<T>(id: string, home: string | undefined, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    const isMissing =
      (error instanceof NoSuchSessionError && error.sessionId === id) ||
      (error instanceof HostError && error.problem === 'not-running')
    throw isMissing ? await whatBecameOf(id, home) : error
  }
}

async function whatBecameOf(id: string, home: string | undefined): Promise<Error> {
  const found = (await registryOf(home).list()).find((each) => each.id === id)
  if (found === undefined)
    return new NoSuchSessionError(id, { hint: 'Run `termtape list` to see the sessions.' })
  if (found.state === 'alive')
    return new SessionElsewhereError(id, found.owner, {
      hint: 'Only that process can talk to it. Sessions opened with `termtape open` can be reached from everywhere.',
    })
  if (found.closedBy !== undefined) return timeLimitError(id, found.closedBy)
  const how = found.exit === undefined ? '' : ` with ${describeExit(found.exit)}`
  return new InputError('closed', `Session ${show(id)} has ended${how}.`)
}
