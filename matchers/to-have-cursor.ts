import type { Screen } from '../src/screen/screen.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { locatorOf, screenOf, sessionOf, severalHint } from './subject.ts'

/** The cursor stands on the text of a locator, now or soon, shown or hidden. */
export function toHaveCursor(
  this: MatcherContext,
  received: unknown,
  options: WaitOptions = {},
): Verdict | Promise<Verdict> {
  const locator = locatorOf(received, 'toHaveCursor')
  checkWaiting(options)
  return askScreen(
    this,
    toHaveCursor,
    sessionOf(locator.session, 'toHaveCursor'),
    (subject) => screenOf(subject, 'toHaveCursor'),
    {
      name: 'locator',
      call: 'toHaveCursor()',
      expected: { who: locator.toString(), to: 'have the cursor' },
      holds: (screen: Screen) => {
        const [place, another] = locator.placesOn(screen)
        if (place === undefined || another !== undefined) return false
        const { cursor } = screen
        return locator.cellsOf(place, screen).some(({ row, col }) => row === cursor.row && col === cursor.col)
      },
      explain: (screen) => {
        const { cursor } = screen
        const places = locator.placesOn(screen)
        const where = `the cursor at row ${cursor.row}, column ${cursor.col}${cursor.visible ? '' : ', hidden'}`
        return {
          received: places.length === 0 ? `${where}, on a screen without the text` : where,
          marks: [...places, { row: cursor.row, col: cursor.col, width: 1, note: 'cursor' }],
          ...(places.length > 1 ? { hint: severalHint } : {}),
        }
      },
    },
    options,
  )
}
