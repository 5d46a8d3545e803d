import { type CallSite, captureCallSite } from '../src/session/call-site.ts'
import { internalsOf } from '../src/session/internals.ts'
import { notAsked, type Outcome } from '../src/session/questions.ts'
import { Session } from '../src/session/session.ts'
import { assertionFlags } from './assertion-flags.ts'
import { type Failure, failureMessage } from './message.ts'
import type { FailureView } from './failure-view.ts'
import { sessionOf } from './subject.ts'
import { noteUnderWay } from './under-way.ts'

/** What Vitest gives a matcher as `this`, as far as ours need it. */
export interface MatcherContext {
  /** Undefined, not false, where nothing is negated. */
  isNot?: boolean
}

/** What a matcher gives back to Vitest. */
export interface Verdict {
  pass: boolean
  message: () => string
  expected?: unknown
  actual?: unknown
}

/** How a matcher judges: whether it held, and the words for when that was wrong. */
export interface Judgement extends Omit<Failure, 'isNot'> {
  pass: boolean
  /** For Vitest's own diff. */
  diff?: { expected: unknown; actual: unknown } | undefined
}

/** A verdict about something that is true or false at once. */
export function verdict(
  context: MatcherContext,
  subject: unknown,
  judgement: Judgement,
  sight?: FailureView,
): Verdict {
  const { pass, diff, ...words } = judgement
  const isNot = context.isNot === true
  const covered = (side: unknown): unknown => (typeof side === 'string' ? (sight?.cover(side) ?? side) : side)
  return {
    pass,
    message: () => failureMessage({ ...words, isNot }, subject, sight),
    // Negated, the two are equal, and a diff would say nothing.
    ...(diff === undefined || isNot
      ? {}
      : { expected: covered(diff.expected), actual: covered(diff.actual) }),
  }
}

/** An error Vitest draws as an assertion failure, with its own diff where `expected` and `actual` are given. */
class AssertionError extends Error {
  override readonly name = 'AssertionError'
  expected?: unknown
  actual?: unknown
}

/** A verdict about a session, which takes time. */
export function eventually(
  context: MatcherContext,
  matcher: (...args: never[]) => unknown,
  received: unknown,
  judge: (session: Session, isNot: boolean) => Promise<Judgement>,
): Promise<Verdict> {
  const session = sessionOf(received, matcher.name)
  const isNot = context.isNot === true
  return asked(context, captureCallSite(matcher), session, (each) => judge(each, isNot))
}

/** A verdict about a session that can be asked again of another: of the tape, before a recording is saved. */
export function asked(
  context: MatcherContext,
  site: CallSite,
  session: Session,
  judge: (session: Session) => Promise<Judgement>,
): Promise<Verdict> {
  const log = internalsOf(session).questions
  if (log === undefined) return later(context, site, session, judge(session))
  const isNot = context.isNot === true
  const outcomeOf = ({ pass }: Pick<Judgement, 'pass'>): Outcome => (pass === isNot ? failed : held)
  const ask = async (other: unknown): Promise<Outcome> => outcomeOf(await judge(sessionOf(other, 'a replay')))
  const question = { call: '', site, ask }
  const judging = async (): Promise<Judgement> => {
    const judgement = await judge(session)
    question.call = `${isNot ? 'not.' : ''}${judgement.call}`
    return judgement
  }
  return later(context, site, session, log.ask(question, judging, outcomeOf, failed))
}

const held: Outcome = { how: 'held' }
const failed: Outcome = { how: 'failed' }

/**
 * A verdict about anything that takes time. Vitest builds the error of an asynchronous matcher when the promise settles,
 * far from the spec's line; so a failure is thrown from here, with the stack of the call.
 */
export function later(
  context: MatcherContext,
  site: CallSite,
  subject: unknown,
  judging: Promise<Judgement>,
): Promise<Verdict> {
  const judged = judgedLater(context, site, subject, judging)
  if (subject instanceof Session) noteUnderWay(subject, judged)
  return judged
}

async function judgedLater(
  context: MatcherContext,
  site: CallSite,
  subject: unknown,
  judging: Promise<Judgement>,
): Promise<Verdict> {
  const isNot = context.isNot === true
  const entry = subject instanceof Session ? internalsOf(subject).diary.begin() : undefined
  const judgement = await judging
  entry?.(`${isNot ? 'not.' : ''}${judgement.call}`, judgement.pass !== isNot)
  if (judgement.pass !== isNot) return verdict({ isNot }, subject, judgement)
  const sight =
    subject instanceof Session ? (await import('./failure-view.ts')).failureView(subject) : undefined
  throw notAsked(() => failure(verdict({ isNot }, subject, judgement, sight), site, wordsOf(context)))
}

/** What the spec itself says of the failure, `expect(session, 'the greeting')`, as Vitest puts it before a message. */
function wordsOf(context: MatcherContext): string {
  const flags = assertionFlags(context)
  const words: unknown = flags === undefined ? undefined : Reflect.get(flags, 'message')
  return typeof words === 'string' && words !== '' ? `${words}: ` : ''
}

function failure(settled: Verdict, site: CallSite, words: string): Error {
  const error = new AssertionError(`${words}${settled.message()}`)
  if ('expected' in settled) Object.assign(error, { expected: settled.expected, actual: settled.actual })
  return site.blame(error)
}
