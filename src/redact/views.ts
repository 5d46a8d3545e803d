import { decodedView } from './decoded-view.ts'
import { applyLineEdits } from './line-edits.ts'
import { joined } from './joined.ts'
import { paintedView } from './painted-view.ts'
import { paints, plain } from './plain.ts'
import type { View } from './view.ts'
import { wholeView } from './view.ts'

/** Every way one text is looked at. All project onto the same original. */
export interface Views {
  /** Without escapes, and each title, link or clipboard text inside them. */
  straight: View[]
  /** URLs, JSON strings and the like decoded, once and twice. */
  decoded: View[]
  /** With backspaces and overwriting carried out, and as it stood on the screen where it was painted out of order. */
  painted: View[]
  /** With words joined that were broken at the edge of the terminal or of a box. */
  wrapped: View[]
  /** With words joined that were broken at any line end. */
  joined: View[]
}

/** Looks at a text in every way. `columns` is the terminal's width; without it no line counts as full. */
export function viewsOf(text: string, columns?: number): Views {
  const { shown, asides } = plain(text)
  const straight = [shown, ...asides.map(({ start, end }) => wholeView(text.slice(start, end), start))]
  const edited = applyLineEdits(shown)
  const screen = paints(text) ? paintedView(text, columns ?? columnsAssumed) : undefined
  const flat = screen === undefined ? [shown] : [shown, screen]
  return {
    straight,
    decoded: straight.flatMap((view) => {
      const once = decodedView(view)
      const twice = once === undefined ? undefined : decodedView(once)
      return [once, twice].filter((each) => each !== undefined)
    }),
    painted: [edited, screen].filter((view) => view !== undefined),
    wrapped:
      columns === undefined
        ? []
        : flat.map((view) => joined(view, { columns })).filter((view) => view !== undefined),
    joined: flat.map((view) => joined(view, 'any')).filter((view) => view !== undefined),
  }
}

/** Looks at a text in no other way than it is written. */
export function asItIs(text: string): Views {
  return { straight: [wholeView(text)], decoded: [], painted: [], wrapped: [], joined: [] }
}

/** A text that moves the cursor and says no width was made for some terminal. */
const columnsAssumed = 200
