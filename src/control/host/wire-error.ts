import {
  HostError,
  InputError,
  LimitError,
  NoSuchSessionError,
  SessionElsewhereError,
  SpawnError,
  TermtapeError,
  isError,
} from '../../errors.ts'
import type { WireError } from './protocol.ts'

/** An error for the wire: its words, its hint, and the facts by which a program tells it from others. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof TermtapeError))
    return { code: 'failed', message: isError(error) ? error.message : String(error), facts: {} }
  const { code, hint } = error
  const facts = Object.fromEntries(
    Object.entries(error).filter(([, value]) => ['string', 'number'].includes(typeof value)),
  )
  return { code, message: bare(error), ...(hint === undefined ? {} : { hint }), facts }
}

/** The error again: of its class where that says what to do next, else a `HostError` with the same words. */
export function fromWire({ code, message, hint, facts }: WireError): Error {
  const more = { hint }
  const { limit, allowed, program, problem, sessionId, owner } = facts
  if (code === 'limit' && typeof allowed === 'number') {
    const name = limits.find((each) => each === limit)
    if (name !== undefined) return new LimitError(name, allowed, message, more)
  }
  if (code === 'spawn' && typeof program === 'string') {
    const what = spawnProblems.find((each) => each === problem) ?? 'failed'
    return new SpawnError(program, what, message, more)
  }
  if (code === 'input') {
    const what = inputProblems.find((each) => each === problem) ?? 'failed'
    return new InputError(what, message, more)
  }
  if (code === 'no-such-session' && typeof sessionId === 'string')
    return new NoSuchSessionError(sessionId, more)
  if (code === 'session-elsewhere' && typeof sessionId === 'string' && typeof owner === 'number')
    return new SessionElsewhereError(sessionId, owner, more)
  return new HostError('failed', message, more)
}

/** The message without what its class adds to it. */
function bare(error: TermtapeError): string {
  const text =
    error.hint === undefined ? error.message : error.message.slice(0, -`\n\nHint: ${error.hint}`.length)
  return error instanceof LimitError ? text.slice(0, -` [${error.limit}: ${error.allowed}]`.length) : text
}

const limits = ['maxSessions', 'idleTimeoutMs', 'maxRuntimeMs', 'messageBytes'] as const
const spawnProblems = [
  'empty-command',
  'not-found',
  'not-executable',
  'is-a-directory',
  'no-such-folder',
  'no-node-pty',
] as const
const inputProblems = ['closed', 'line-too-long', 'not-a-terminal'] as const
