import type { ExpectEngine } from './expect-engine.ts'
import type { Expectation } from './expectation.ts'
import { describePattern, type Pattern } from './pattern.ts'
import { regExpHint } from './regexp-hint.ts'
import { anyCase, stateless } from '../text/stateless.ts'
import { jumps, stripEscapes } from '../text/strip-escapes.ts'

/** What most likely went wrong with an expect, in one sentence; undefined when nothing stands out. */
export function hintFor(
  { asked }: Expectation,
  engine: ExpectEngine,
  unanswered: readonly string[],
): string | undefined {
  const { unread, transcript } = engine
  if (transcript.total === 0)
    return 'The program printed nothing at all: it may be waiting for input, or buffer its output when it has no terminal.'
  if (asked.searcher.refusal === 'escape')
    return 'It was found only inside an escape sequence, such as the title of a window, which is no output.'
  if (asked.searcher.refusal === 'echo')
    return 'It was found only in the echo of your own input. If that is what you want, pass { echo: true }.'
  for (const pattern of asked.patterns) {
    const hint = hintForPattern(pattern, unread, transcript.text)
    if (hint !== undefined) return hint
  }
  if (unanswered.length > 0)
    return `The program asked its terminal for ${unanswered.join(', ')} and may still wait for an answer that this terminal does not give.`
  if (jumps(transcript.text))
    return 'The program paints its screen, so what stands side by side there need not be printed side by side: await what it shows with toShow.'
  return undefined
}

function hintForPattern(pattern: Pattern, unread: string, everything: string): string | undefined {
  if (typeof pattern === 'symbol') return undefined
  const name = describePattern(pattern)
  const isIn = (text: string): boolean =>
    typeof pattern === 'string' ? text.includes(pattern) : stateless(pattern).test(text)
  const plain = stripEscapes(unread)
  if (isIn(plain))
    return `${name} is there once escape sequences are removed: use toShow, or a RegExp that allows for them.`
  if (isIn(plain.replaceAll('\r\n', '\n')))
    return `${name} is there with CR LF line ends: a terminal turns "\\n" into "\\r\\n".`
  const isInAnyCase =
    typeof pattern === 'string'
      ? plain.toLowerCase().includes(pattern.toLowerCase())
      : anyCase(pattern).test(plain)
  if (isInAnyCase) return `${name} is there in a different letter case.`
  if (isIn(everything))
    return `${name} was printed earlier, and an earlier expect consumed it. Await what comes next, or look at the screen with toShow, which consumes nothing.`
  return typeof pattern === 'string' ? undefined : regExpHint(pattern, plain)
}
