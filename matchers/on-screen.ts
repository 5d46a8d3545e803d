import type { View } from '../src/screen/view.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { Session } from '../src/session/session.ts'
import { asked, type Judgement, type MatcherContext, type Verdict, verdict } from './judge.ts'
import type { Mark } from './marked-screen.ts'
import type { Expected } from './message.ts'
import { type Waited, type WaitOptions, waitUntil } from './patience.ts'

/** Something asked of what a person sees. */
export interface ScreenQuestion<V extends View> {
  call: string
  /** What the subject is called; default by its kind. */
  name?: string
  expected: Expected
  holds: (view: V) => boolean
  /** Words, marks and a hint for a final answer that was the wrong one. */
  explain: (view: V, isNot: boolean) => Explanation
}

export interface Explanation {
  received: string
  marks?: readonly Mark[]
  hint?: string | undefined
  diff?: Judgement['diff']
}

/** Asks a session's screen until the answer is the wanted one or the time is up; a screen by itself is asked once. */
export function askScreen<V extends View>(
  context: MatcherContext,
  matcher: (...args: never[]) => unknown,
  received: unknown,
  viewOf: (received: unknown) => V,
  question: ScreenQuestion<V>,
  options?: WaitOptions,
): Verdict | Promise<Verdict> {
  const { call, name, expected, holds, explain } = question
  const isNot = context.isNot === true
  const view = viewOf(received)
  const judge = (seen: V, waited?: Waited): Judgement => {
    const pass = holds(seen)
    const words = pass === isNot ? explain(seen, isNot) : { received: '' }
    return { pass, call, name, expected, waited, ...words }
  }
  if (!(received instanceof Session)) return verdict(context, received, judge(view))
  return asked(context, captureCallSite(matcher), received, async (session) => {
    const seen = viewOf(session)
    const waited = await waitUntil(session, () => holds(seen) !== isNot, options)
    return judge(seen, waited)
  })
}
