import type { ScreenPlace } from '../src/errors.ts'
import type { View } from '../src/screen/view.ts'
import type { MatcherContext, Verdict } from './judge.ts'
import { askScreen } from './on-screen.ts'
import { checkWaiting, type WaitOptions } from './patience.ts'
import { locatorOf, severalHint, sessionOf, viewOf } from './subject.ts'

/** The text of a locator stands on the screen, in one place, now or soon. Negated: it stands nowhere, now or soon. */
export function toBeVisible(
  this: MatcherContext,
  received: unknown,
  options: WaitOptions = {},
): Verdict | Promise<Verdict> {
  const locator = locatorOf(received, 'toBeVisible')
  checkWaiting(options)
  const isNot = this.isNot === true
  const holds = (places: readonly ScreenPlace[]): boolean => (isNot ? places.length > 0 : places.length === 1)
  return askScreen(
    this,
    toBeVisible,
    sessionOf(locator.session, 'toBeVisible'),
    (subject) => viewOf(subject, 'toBeVisible'),
    {
      name: 'locator',
      call: 'toBeVisible()',
      expected: { who: locator.toString(), to: 'be on the screen' },
      holds: (view: View) => holds(locator.placesOn(view)),
      explain: (view) => {
        const places = locator.placesOn(view)
        if (places.length === 0) return { received: 'a screen without it' }
        if (isNot || places.length === 1) return { received: 'a screen that shows it', marks: places }
        return { received: `a screen with it in ${places.length} places`, marks: places, hint: severalHint }
      },
    },
    options,
  )
}
