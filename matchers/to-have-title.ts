import { describePattern } from '../src/session/pattern.ts'
import { stateless } from '../src/text/stateless.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { screenOf } from './subject.ts'

/** The program gave its window this title, now or soon; a RegExp may match a part of it. */
export function toHaveTitle(
  this: MatcherContext,
  received: unknown,
  title: string | RegExp,
  options: WaitOptions = {},
): Verdict | Promise<Verdict> {
  const name = describePattern(title)
  checkWaiting(options)
  return askScreen(
    this,
    toHaveTitle,
    received,
    (subject) => screenOf(subject, 'toHaveTitle'),
    {
      call: `toHaveTitle(${name})`,
      expected: { who: 'the title', to: `${typeof title === 'string' ? 'be' : 'match'} ${name}` },
      holds: (screen) =>
        typeof title === 'string' ? screen.title === title : stateless(title).test(screen.title),
      explain: (screen) => ({
        received: screen.title === '' ? 'no title' : `the title ${describePattern(screen.title)}`,
        diff: typeof title === 'string' ? { expected: title, actual: screen.title } : undefined,
      }),
    },
    options,
  )
}
