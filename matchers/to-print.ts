import { ExpectTimeoutError, ProcessExitedError, TapeMissError } from '../src/errors.ts'
import { checkPatterns, describePattern, describePatterns, type Pattern } from '../src/session/pattern.ts'
import type { ExpectOptions } from '../src/session/expects.ts'
import { internalsOf } from '../src/session/internals.ts'
import type { Session } from '../src/session/session.ts'
import { type GaveUp, giveUpWords } from './give-up.ts'
import { eventually, type Judgement, type MatcherContext, type Verdict } from './judge.ts'
import { stopwatch } from './patience.ts'
import { notAsked } from '../src/session/questions.ts'
import { lastLines } from '../src/session/scene.ts'

/**
 * The program prints a pattern, now or soon; the output is consumed up to the end of the match, as by `session.expect`.
 * Negated: once the output has settled, the pattern is not in what no expect has consumed, by the same rules: the echo of
 * your own input is no output. Nothing is consumed.
 */
export function toPrint(
  this: MatcherContext,
  received: unknown,
  pattern: Pattern | readonly Pattern[],
  options: ExpectOptions = {},
): Promise<Verdict> {
  const patterns = checkPatterns(pattern)
  const words = describePatterns(patterns)
  return eventually(this, toPrint, received, async (session, isNot) => {
    const elapsed = stopwatch()
    const { why, ...judgement } = isNot
      ? await hasPrinted(session, patterns, options)
      : await prints(session, patterns, options)
    return {
      call: `toPrint(${words})`,
      expected: { who: 'the program', to: `print ${words}` },
      ...judgement,
      waited: {
        // A timer fires a little late.
        ms: Math.min(options.timeoutMs ?? session.timeoutMs, elapsed()),
        ...(why === undefined ? {} : { why: giveUpWords(why, session), gaveUp: why }),
      },
    }
  })
}

/** The last line of what no expect has consumed. */
function lastWords(session: Session): string {
  const [last] = lastLines(
    notAsked(() => session.unread),
    1,
  )
  if (last === undefined) return 'no other output'
  return `other output, at last ${JSON.stringify(last)}`
}

interface Printed extends Pick<Judgement, 'pass' | 'received' | 'hint'> {
  why?: GaveUp
}

async function prints(
  session: Session,
  patterns: readonly Pattern[],
  options: ExpectOptions,
): Promise<Printed> {
  const otherOutput = (why: GaveUp, hint?: string): Printed => ({
    pass: false,
    received: lastWords(session),
    hint,
    why,
  })
  try {
    const match = await session.expect(patterns, options)
    return { pass: true, received: describePattern(match.text) }
  } catch (error) {
    if (error instanceof TapeMissError) return otherOutput('quiet')
    if (error instanceof ExpectTimeoutError) return otherOutput('timeout', error.hint)
    if (error instanceof ProcessExitedError) return otherOutput('exit', error.hint)
    throw error
  }
}

async function hasPrinted(
  session: Session,
  patterns: readonly Pattern[],
  options: ExpectOptions,
): Promise<Printed> {
  await session.settle(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs })
  const found = internalsOf(session).glimpse(patterns, options)
  return {
    pass: found !== undefined,
    received: found === undefined ? 'other output' : describePattern(found.text),
  }
}
