import { tapeDiff } from '../compare/tape-diff.ts'
import type { Tape } from '../tape/tape.ts'
import { type PagedOptions, type PageNote, type PagedTape, pagedTape } from './paged-tape.ts'
import { pageHtml } from './page-html.ts'

/** A tape for a page, and what is to be said beside it. */
export interface ShownTape {
  id: string
  tape: Tape
  notes?: readonly PageNote[]
  /** What is to be said of all of it: names and texts. */
  about?: readonly (readonly [name: string, text: string])[]
  /** How much of it is held; default all. */
  part?: PagedOptions
}

export interface PageOptions {
  /** The page's heading; default the tape's id, or how many there are. */
  title?: string
  /** Said at the top, as it is: the failure of a test, say. */
  lead?: string
  /** Whether the first two tapes are shown side by side; default no. */
  compare?: boolean
}

/**
 * One HTML file that plays tapes, for any browser and without a network: time line, exchanges, search, the screen at any moment, what was masked. With
 * `compare` two tapes stand side by side with their differences.
 */
export function tapePage(shown: readonly ShownTape[], options: PageOptions = {}): string {
  const [one, other] = shown
  const tapes: PagedTape[] = shown.map(({ id, tape, notes, part, about = [] }) => ({
    ...pagedTape(id, tape, notes, part),
    about: [...about],
  }))
  const difference =
    options.compare === true && one !== undefined && other !== undefined
      ? tapeDiff(one.tape, other.tape)
      : null
  const title = options.title ?? (shown.length === 1 ? (one?.id ?? '') : `${shown.length} tapes`)
  return pageHtml({ title, lead: options.lead ?? null, tapes, difference })
}
