import { applyLineEdits } from './line-edits.ts'
import { joined } from './joined.ts'
import { plain } from './plain.ts'
import type { View } from './view.ts'
import { wholeView } from './view.ts'

/** Every way one text is looked at. All project onto the same original. */
export interface Views {
  /** Without escapes, and each title, link or clipboard text inside them. */
  straight: View[]
  /** With backspaces and overwriting carried out. */
  edited: View | undefined
  /** With words joined that were broken at the edge of the terminal. */
  wrapped: View | undefined
  /** With words joined that were broken at any line end. */
  joined: View | undefined
}

/** Looks at a text in every way. `columns` is the terminal's width; without it no line counts as full. */
export function viewsOf(text: string, columns?: number): Views {
  const { shown, asides } = plain(text)
  return {
    straight: [shown, ...asides.map(({ start, end }) => wholeView(text.slice(start, end), start))],
    edited: applyLineEdits(shown),
    wrapped: columns === undefined ? undefined : joined(shown, { columns }),
    joined: joined(shown, 'any'),
  }
}
