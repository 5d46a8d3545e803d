import { isDeepStrictEqual } from 'node:util'
import type { ScreenPlace } from '../src/errors.ts'
import { describeStyle, type StylePart } from '../src/screen/describe-style.ts'
import { partOf } from '../src/screen/box.ts'
import type { Box, View } from '../src/screen/view.ts'
import { Locator } from '../src/session/locator.ts'
import { describePattern } from '../src/session/pattern.ts'
import { locatedStyle } from './located-style.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen, type Explanation } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { checkText, describeBox, part } from './screen-part.ts'
import { checkStyle, type StyleAsked, styleOf } from '../src/screen/style-asked.ts'
import { viewOf } from './subject.ts'

export interface ToHaveStyleOptions extends WaitOptions {
  /** Look only in this part of the screen. */
  in?: Partial<Box>
}

/**
 * A text on the screen looks like this, now or soon: every cell of it, in at least one of the places where it stands.
 * What the program asked for counts: `inverse` swaps no colours. Negated: no place where it stands looks like this.
 * On a locator, which is the text, the style comes first.
 */
export function toHaveStyle(
  this: MatcherContext,
  received: unknown,
  asked: string | RegExp | StyleAsked,
  style: StyleAsked & WaitOptions = {},
  options: ToHaveStyleOptions = {},
): Verdict | Promise<Verdict> {
  if (received instanceof Locator) return locatedStyle(this, toHaveStyle, received, asked, style)
  const text = checkText(asked)
  const name = describePattern(text)
  const wanted = checkStyle(style)
  checkWaiting(options, ['in'])
  const where = options.in === undefined ? '' : ` in ${describeBox(options.in)}`
  return askScreen(
    this,
    toHaveStyle,
    received,
    (subject) => viewOf(subject, 'toHaveStyle'),
    {
      call: `toHaveStyle(${name}, …)`,
      expected: { who: `${name}${where}`, to: `have ${describeStyle(wanted)}` },
      holds: (view) => {
        const looked = part(view, options.in)
        return looked.find(text, { all: true }).some((place) => looks(looked, place, wanted))
      },
      explain: (view, isNot) => explain(view, text, wanted, isNot, options.in),
    },
    options,
  )
}

function stylesAt(view: View, { row, col, width }: ScreenPlace, like: StylePart): StylePart[] {
  return Array.from({ length: width }, (_, at) => styleOf(view.cell(row, col + at), like))
}

function looks(view: View, place: ScreenPlace, wanted: StylePart): boolean {
  return stylesAt(view, place, wanted).every((style) => isDeepStrictEqual(style, { ...style, ...wanted }))
}

function explain(
  view: View,
  text: string | RegExp,
  wanted: StylePart,
  isNot: boolean,
  box: Partial<Box> | undefined,
): Explanation {
  const looked = part(view, box)
  const places = looked.find(text, { all: true })
  const [first] = places
  if (first === undefined) return { received: 'a screen without it' }
  const shown = isNot ? places.filter((place) => looks(looked, place, wanted)) : places
  const words = (place: ScreenPlace): string =>
    [...new Set(stylesAt(looked, place, wanted).map(describeStyle))].join(', then ')
  return {
    received: [...new Set(shown.map(words))].join('\n'),
    marks: shown.map((place) => ({
      row: place.row + partOf(box, view.size).top,
      col: place.col + partOf(box, view.size).left,
      width: place.width,
      note: words(place),
    })),
    diff: { expected: wanted, actual: stylesAt(looked, first, wanted)[0] },
  }
}
