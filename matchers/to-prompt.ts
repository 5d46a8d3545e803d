import { describePattern } from '../src/session/pattern.ts'
import type { Session } from '../src/session/session.ts'
import { stateless } from '../src/text/stateless.ts'
import { stripEscapes } from '../src/text/strip-escapes.ts'
import { eventually, type MatcherContext, type Verdict } from './judge.ts'
import { checkWaiting, type WaitOptions, waitUntil } from './patience.ts'
import { checkText } from './screen-part.ts'
import { internalsOf } from '../src/session/internals.ts'

/**
 * The program asks for input with this prompt, now or soon: the line it has begun and not ended. A string is what that
 * line ends with; a RegExp is tried on the line. A prompt that was there before the last input does not count. Nothing is
 * consumed. Negated: it asks otherwise, now or soon.
 */
export function toPrompt(
  this: MatcherContext,
  received: unknown,
  prompt: string | RegExp,
  options: WaitOptions = {},
): Promise<Verdict> {
  const name = describePattern(checkText(prompt))
  checkWaiting(options)
  return eventually(this, toPrompt, received, async (session, isNot) => {
    const asks = (): boolean => {
      const line = promptOf(session)
      if (line === undefined) return false
      return typeof prompt === 'string' ? line.endsWith(prompt) : stateless(prompt).test(line)
    }
    const waited = await waitUntil(session, () => asks() !== isNot, options)
    const line = promptOf(session)
    return {
      pass: asks(),
      call: `toPrompt(${name})`,
      expected: { who: 'the program', to: `ask with ${name}` },
      received:
        line === undefined ? 'nothing printed since the last input' : `the line ${describePattern(line)}`,
      waited,
    }
  })
}

/** Longest line that is looked at, in characters. */
const promptCharsMax = 4_096

/** The line begun and not ended, as a person sees it; undefined when nothing came since the last typed input. */
function promptOf(session: Session): string | undefined {
  const inside = internalsOf(session)
  const typed = inside.sentInputs.findLast(({ input }) => ['line', 'raw', 'keys', 'eof'].includes(input.kind))
  if (typed !== undefined && inside.printed <= typed.at) return undefined
  const text = inside.since(Math.max(0, inside.printed - promptCharsMax))
  const line = stripEscapes(text.slice(text.lastIndexOf('\n') + 1)).replace(/\r+$/, '')
  // A line editor that repaints its prompt begins each time with a carriage return.
  return line.slice(line.lastIndexOf('\r') + 1)
}
