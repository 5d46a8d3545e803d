/* oxlint-disable typescript/unbound-method -- methods are named only as the place where a stack begins, never called */
import { now } from '../clock.ts'
import { OptionError, ScreenError, type ScreenPlace } from '../errors.ts'
import type { Cell } from '../screen/cell.ts'
import { describeStyle, type StylePart } from '../screen/describe-style.ts'
import { Screen } from '../screen/screen.ts'
import { stretchesOf } from '../screen/stretches.ts'
import { findAll, listPlaces } from '../screen/find.ts'
import type { MouseAt, MouseModifiers } from '../screen/mouse.ts'
import { partOf } from '../screen/box.ts'
import type { Box, View } from '../screen/view.ts'
import { captureCallSite, promised } from './call-site.ts'
import type { SessionInternals } from './internals.ts'
import { looked } from './looked.ts'
import { checkKnown } from './known-options.ts'
import type { Mouse, MouseOptions } from './mouse.ts'
import { describePattern } from './pattern.ts'
import { notAsked } from './questions.ts'

export interface StyleLocatorOptions {
  /** Look only in this part of the screen. */
  in?: Partial<Box>
  /** Which of several places, counted from 0 in reading order. Without it, several places are an error. */
  nth?: number
}

export interface LocatorOptions extends StyleLocatorOptions {
  /** Join rows that the terminal wrapped by itself. */
  wrapped?: boolean
  /** Look in what has scrolled off at the top, too. Rows up there are negative: -1 stands just above the screen. Not together with `in`. */
  full?: boolean
}

/** What a locator needs of its session. */
export interface Located {
  readonly mouse: Mouse
  readonly screen: Screen
}

/** What a locator looks for: a text, or whatever text looks so. */
export type Sought = { text: string | RegExp } | { style: StylePart }

/**
 * A text on a session's screen, looked up anew each time it is used: kept, it follows the text. Strict: acts and matchers wait
 * until the text stands in one place, and fail with all places where it stands in several.
 */
export class Locator {
  readonly session: Located
  readonly #sought: Sought
  readonly #options: LocatorOptions

  constructor(session: Located, sought: Sought, options: LocatorOptions = {}) {
    if ('text' in sought) checkSought(sought.text)
    checkKnown(options, 'text' in sought ? ['in', 'nth', 'wrapped', 'full'] : ['in', 'nth'])
    const { nth, full, in: box } = options
    if (nth !== undefined && (!Number.isInteger(nth) || nth < 0))
      throw new OptionError('nth', nth, 'a whole number from 0')
    if (full === true && box !== undefined)
      throw new OptionError('full', full, 'left out together with `in`, which is a part of the screen')
    this.session = session
    this.#sought = sought
    this.#options = options
  }

  /** Presses and releases a mouse button in the middle of the text, once it stands in one place. */
  click(options: MouseOptions = {}): Promise<void> {
    return promised(this.click, async () => {
      const { row, col } = await this.#aim('click()')
      await this.session.mouse.click(row, col, options)
    })
  }

  /** Moves the mouse to the middle of the text, once it stands in one place. */
  hover(held: MouseModifiers = {}): Promise<void> {
    return promised(this.hover, async () => {
      const { row, col } = await this.#aim('hover()')
      await this.session.mouse.move(row, col, held)
    })
  }

  /** Where it stands on a screen now, in reading order; with `nth`, that place alone. Rows that have scrolled off are negative. */
  placesOn(screen: View): ScreenPlace[] {
    const { in: box, nth, wrapped = false } = this.#options
    const whole = this.#lookedAt(screen)
    const view = box === undefined ? whole : whole.region(box)
    const { top, left } = partOf(box, screen.size)
    const above = whole.size.rows - screen.size.rows
    const places = this.#placesIn(view, wrapped).map((place) => ({
      ...place,
      row: place.row + top - above,
      col: place.col + left,
    }))
    return nth === undefined ? places : places.slice(nth, nth + 1)
  }

  /** A cell of a place. */
  cellOn(screen: View, { row, col }: MouseAt): Cell {
    const whole = this.#lookedAt(screen)
    return whole.cell(row + whole.size.rows - screen.size.rows, col)
  }

  /** Every cell of a place; of wrapped text, they go on in the next row. */
  cellsOf({ row, col, width }: ScreenPlace, screen: View): MouseAt[] {
    const { left, right } = partOf(this.#options.in, screen.size)
    return Array.from({ length: width }, (_, at) => {
      const offset = col - left + at
      const down = Math.floor(offset / (right - left))
      return { row: row + down, col: left + offset - down * (right - left) }
    })
  }

  /** As a message names it: `getByText("Save")`. */
  toString(): string {
    const more = Object.keys(this.#options).length > 0 ? ', …' : ''
    if ('text' in this.#sought) return `getByText(${describePattern(this.#sought.text)}${more})`
    return `getByStyle(${describeStyle(this.#sought.style)}${more})`
  }

  #lookedAt(screen: View): View {
    return this.#options.full === true && screen instanceof Screen ? screen.full : screen
  }

  #placesIn(view: View, wrapped: boolean): ScreenPlace[] {
    if ('text' in this.#sought) return view.find(this.#sought.text, { all: true, wrapped })
    return stretchesOf(view, this.#sought.style)
  }

  /** Waits for the one place, as a question that is logged and asked again. */
  #aim(act: string): Promise<MouseAt> {
    return looked(
      this.session,
      {
        call: `${this.toString()}.${act}`,
        site: captureCallSite(act === 'click()' ? this.click : this.hover),
      },
      (internals) => this.#onlyPlace(internals),
      ({ row, col }) => ({ how: 'found', text: `row ${row}, column ${col}` }),
    )
  }

  async #onlyPlace(internals: SessionInternals): Promise<MouseAt> {
    const begun = now()
    // What has scrolled off nobody can point at.
    const look = (): ScreenPlace[] => this.placesOn(internals.screen).filter(({ row }) => row >= 0)
    const end = await internals.until(() => {
      const places = look()
      return places.length === 1 ? places[0] : undefined
    })
    if ('held' in end) return this.cellsOf(end.held, internals.screen)[(end.held.width - 1) >> 1] ?? end.held
    const places = notAsked(look)
    if (places.length > 1)
      throw new ScreenError(
        'ambiguous',
        `${this.toString()} stands in ${places.length} places:\n${listPlaces(places)}`,
        { places, hint: 'Pick one with { nth: 0 }, or look in a part of the screen with { in: … }.' },
      )
    throw internals.waitedInVain({
      what: `${this.toString()} to be on the screen`,
      elapsedMs: now() - begun,
      allowedMs: end.gaveUp === 'timeout' ? now() - begun : 0,
      hint: end.gaveUp === 'quiet' ? 'The tape has nothing more to say until the next input.' : lookHint,
    })
  }
}

function checkSought(text: unknown): void {
  if (typeof text !== 'string' && !(text instanceof RegExp))
    throw new OptionError('text', text, 'a string or a RegExp')
  findAll([], text)
}

const lookHint = 'Compare the text with the screen above, letter case and blanks included.'
