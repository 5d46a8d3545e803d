import { type Comment, type PlacedComments, placeComments } from './comments.ts'
import { description } from './description.ts'
import { inOrder } from './in-order.ts'
import type { Kind } from './kinds.ts'
import { commentText, layOut, type Shape } from './layout.ts'
import type { Tape } from './tape.ts'

/** The comment a tape begins with unless someone wrote another. */
export const defaultHeader = '// termtape tape. Re-record: npx vitest run -u'

/**
 * A tape as its file holds it: leading comments, then plain JSON in a fixed order of keys, so that equal tapes have
 * equal bytes and a diff shows what changed. Comments from inside an earlier file are put back where they were;
 * the result is then JSON5. No control character or invisible direction mark is left alive in it.
 */
export function printTape(tape: Tape, comments: readonly Comment[] = []): string {
  const ordered = inOrder(description, tape)
  const notes: PlacedComments | undefined = placeComments(comments, ordered)
  const header = notes === undefined || notes.before.length === 0 ? [defaultHeader] : notes.before
  return `${[...header.map(commentText), layOut(ordered, tapeShape, notes), ...(notes?.after ?? []).map(commentText)].join('\n')}\n`
}

const tapeShape: Shape | undefined = shapeOf(description)

/** How the description wants it laid out; undefined where the default will do all the way down. */
function shapeOf(kind: Kind): Shape | undefined {
  if (kind.is === 'nullable') return shapeOf(kind.of)
  if (kind.is === 'list') {
    const each = shapeOf(kind.of)
    return each === undefined ? undefined : { open: true, children: { '*': each } }
  }
  if (kind.is !== 'object') return undefined
  const children = Object.entries(kind.fields).flatMap(([name, field]): [string, Shape][] => {
    const shape = shapeOf(field.kind)
    return shape === undefined ? [] : [[name, shape]]
  })
  if (kind.layout === undefined && children.length === 0) return undefined
  return { ...kind.layout, children: Object.fromEntries(children) }
}
