import { now } from '../src/clock.ts'
import { ExpectTimeoutError, ProcessExitedError, TapeMissError } from '../src/errors.ts'
import { checkPatterns, describePattern, describePatterns, type Pattern } from '../src/session/pattern.ts'
import { Searcher } from '../src/session/searcher.ts'
import type { ExpectOptions } from '../src/session/expects.ts'
import type { Session } from '../src/session/session.ts'
import { type GaveUp, giveUpWords } from './give-up.ts'
import { eventually, type Judgement, type MatcherContext, type Verdict } from './judge.ts'

/**
 * The program prints a pattern, now or soon; the output is consumed up to the end of the match, as by `session.expect`.
 * Negated: once the output has settled, the pattern is not in what no expect has consumed; nothing is consumed.
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
    const judgement = isNot ? await hasPrinted(session, patterns) : await prints(session, patterns, options)
    return { call: `toPrint(${words})`, expected: `the program to print ${words}`, ...judgement }
  })
}

async function prints(
  session: Session,
  patterns: readonly Pattern[],
  options: ExpectOptions,
): Promise<Pick<Judgement, 'pass' | 'received' | 'hint'>> {
  const begun = now()
  const otherOutput = (why: GaveUp, hint?: string): Pick<Judgement, 'pass' | 'received' | 'hint'> => ({
    pass: false,
    received: `other output${giveUpWords(why, session, Math.min(options.timeoutMs ?? session.timeoutMs, now() - begun))}`,
    hint,
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
): Promise<Pick<Judgement, 'pass' | 'received'>> {
  await session.settle()
  const found = new Searcher(patterns).searchText(session.unread)
  return {
    pass: found !== undefined,
    received: found === undefined ? 'other output' : describePattern(found),
  }
}
