import { partOf } from '../src/screen/box.ts'
import type { Box, View } from '../src/screen/view.ts'
import { describePattern } from '../src/session/pattern.ts'
import { regExpHint } from '../src/session/regexp-hint.ts'
import { stateless } from '../src/text/stateless.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen, type Explanation } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { checkText, describeBox, part } from './screen-part.ts'
import { viewOf } from './subject.ts'

export interface ToShowOptions extends WaitOptions {
  /** Look only in this part of the screen. */
  in?: Partial<Box>
}

/** The screen shows a text, or something a RegExp matches, now or soon. Negated: it does not, now or soon. */
export function toShow(
  this: MatcherContext,
  received: unknown,
  text: string | RegExp,
  options: ToShowOptions = {},
): Verdict | Promise<Verdict> {
  const name = describePattern(checkText(text))
  checkWaiting(options, ['in'])
  const where = options.in === undefined ? '' : ` in ${describeBox(options.in)}`
  return askScreen(
    this,
    toShow,
    received,
    (subject) => viewOf(subject, 'toShow'),
    {
      call: `toShow(${name}${options.in === undefined ? '' : ', …'})`,
      expected: { who: 'the screen', to: `show ${name}${where}` },
      holds: (view) => shows(part(view, options.in), text),
      explain: (view, isNot) => explain(view, text, isNot, options.in),
    },
    options,
  )
}

function shows(view: View, text: string | RegExp): boolean {
  return typeof text === 'string' ? view.text.includes(text) : stateless(text).test(view.text)
}

function explain(
  view: View,
  text: string | RegExp,
  isNot: boolean,
  box: Partial<Box> | undefined,
): Explanation {
  const looked = part(view, box)
  const { top, left } = partOf(box, view.size)
  const at = (from: View, what: string | RegExp, note?: string) =>
    from.find(what, { all: true }).map((place) => ({
      row: place.row + (from === looked ? top : 0),
      col: place.col + (from === looked ? left : 0),
      width: place.width,
      ...(note === undefined ? {} : { note }),
    }))
  if (isNot) return { received: 'a screen that shows it', marks: at(looked, text) }
  const received = 'a screen without it'
  const elsewhere = box === undefined ? [] : at(view, text, 'it is here')
  if (elsewhere.length > 0)
    return { received, marks: elsewhere, hint: 'It is shown, but in another part of the screen.' }
  if (typeof text !== 'string') return { received, hint: regExpHint(text, looked.text) }
  const trimmed = text.replace(/[^\S\n]+$/gm, '')
  if (trimmed !== '' && trimmed !== text && shows(looked, trimmed))
    return {
      received,
      hint: 'It is shown without blanks at the ends of lines, which a screen does not keep.',
    }
  const anyCase = at(looked, new RegExp(escaped(text), 'i'), 'different letter case')
  if (anyCase.length > 0) return { received, marks: anyCase, hint: 'It is shown in a different letter case.' }
  if (looked.find(text, { all: true, wrapped: true }).length > 0)
    return {
      received,
      hint: 'It is shown, but the terminal wrapped it over two rows: make the terminal wider.',
    }
  return { received }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
