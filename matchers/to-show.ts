import { describePattern } from '../src/session/pattern.ts'
import { checkDuration } from '../src/session/options.ts'
import { OptionError } from '../src/errors.ts'
import type { Box } from '../src/screen/view.ts'
import { eventually, type MatcherContext, type Verdict } from './judge.ts'
import { giveUpWords } from './give-up.ts'

export interface ToShowOptions {
  /** Look only in this part of the screen. */
  in?: Box
  /** Milliseconds to keep looking; default the session's `timeoutMs`. */
  timeoutMs?: number
}

/** The screen shows a text, or something a RegExp matches, now or soon. Negated: it does not, now or soon. */
export function toShow(
  this: MatcherContext,
  received: unknown,
  text: string | RegExp,
  options: ToShowOptions = {},
): Promise<Verdict> {
  if (text === '') throw new OptionError('text', text, 'a text that is not empty')
  if (options.timeoutMs !== undefined) checkDuration('timeoutMs', options.timeoutMs)
  return eventually(this, toShow, received, async (session, isNot) => {
    const shows = (): boolean => {
      const visible = (options.in === undefined ? session.screen : session.screen.region(options.in)).text
      return typeof text === 'string'
        ? visible.includes(text)
        : new RegExp(text.source, text.flags.replace(/[gy]/g, '')).test(visible)
    }
    const end = await session.until(() => (shows() === isNot ? undefined : true), options)
    return {
      pass: 'held' in end ? !isNot : isNot,
      call: `toShow(${describePattern(text)})`,
      expected: `the screen to show ${describePattern(text)}`,
      received:
        'held' in end
          ? 'it'
          : `${isNot ? 'a screen that still shows it' : 'a screen without it'}${giveUpWords(end.gaveUp, session)}`,
    }
  })
}
