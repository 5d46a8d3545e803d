import { isDeepStrictEqual } from 'node:util'
import { OptionError, type ScreenPlace } from '../src/errors.ts'
import { describeStyle, type StylePart } from '../src/screen/describe-style.ts'
import type { View } from '../src/screen/view.ts'
import type { Locator } from '../src/session/locator.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { checkStyle, type StyleAsked, styleOf } from '../src/screen/style-asked.ts'
import { sessionOf, severalHint, viewOf } from './subject.ts'

/** The text of a locator stands in one place, and every cell of it looks like this. */
export function locatedStyle(
  context: MatcherContext,
  matcher: (...args: never[]) => unknown,
  locator: Locator,
  style: string | RegExp | StyleAsked,
  options: WaitOptions,
): Verdict | Promise<Verdict> {
  if (typeof style === 'string' || style instanceof RegExp)
    throw new OptionError('style', style, 'a style such as { bold: true }; the text is the locator')
  const wanted = checkStyle(style)
  checkWaiting(options)
  const stylesAt = (view: View, place: ScreenPlace): StylePart[] =>
    locator.cellsOf(place, view).map(({ row, col }) => styleOf(locator.cellOn(view, { row, col }), wanted))
  const words = (view: View, place: ScreenPlace): string =>
    [...new Set(stylesAt(view, place).map(describeStyle))].join(', then ')
  return askScreen(
    context,
    matcher,
    sessionOf(locator.session, 'toHaveStyle'),
    (subject) => viewOf(subject, 'toHaveStyle'),
    {
      name: 'locator',
      call: 'toHaveStyle(…)',
      expected: { who: locator.toString(), to: `have ${describeStyle(wanted)}` },
      holds: (view) => {
        const [place, another] = locator.placesOn(view)
        return (
          place !== undefined &&
          another === undefined &&
          stylesAt(view, place).every((found) => isDeepStrictEqual(found, { ...found, ...wanted }))
        )
      },
      explain: (view) => {
        const places = locator.placesOn(view)
        if (places.length === 0) return { received: 'a screen without it' }
        const marks = places.map((place) => ({ ...place, note: words(view, place) }))
        return {
          received: [...new Set(marks.map(({ note }) => note))].join('\n'),
          marks: marks.filter(({ row }) => row >= 0),
          ...(places.length > 1 ? { hint: severalHint } : {}),
        }
      },
    },
    options,
  )
}
