import type { Tape } from './tape.ts'

export type Path = readonly (string | number)[]

/** One comment of a tape file and the place it belongs to, so that a rewrite can put it there again. */
export interface Comment {
  /** As written, with its delimiters. */
  text: string
  /** The value it stands at; empty for the whole document. */
  path: Path
  /** On the lines above the value, behind it on its line, or last inside it. */
  where: 'before' | 'after' | 'end'
  /** The input of the exchange it is in: exchanges move when a tape is recorded again. */
  input?: InputMark
}

/** An input by its content, and how many equal ones come earlier on the tape. */
interface InputMark {
  key: string
  nth: number
}

/** What a comment begins with that was derived from the tape: it is made anew on every write, and so never read. */
export const derivedMark = '//│'

/** Comments arranged as the document is, so that a printer can meet them on its way down. */
export interface PlacedComments {
  before: string[]
  after: string[]
  end: string[]
  children: Map<string, PlacedComments>
}

/** PlacedComments which exchange each comment is in, by what was sent. */
export function markInputs(comments: readonly Comment[], tape: Tape): Comment[] {
  const marks = inputMarks(tape)
  return comments.map((comment) => {
    const index = exchangeIndex(comment.path)
    const input = index === undefined ? undefined : marks[index]
    return input === undefined ? comment : { ...comment, input }
  })
}

/** Gives every comment its place on a tape, or the nearest place where its own is gone. None is dropped. */
export function placeComments(comments: readonly Comment[], tape: Tape): PlacedComments | undefined {
  if (comments.length === 0) return undefined
  const root = emptyNotes()
  const marks = inputMarks(tape)
  for (const comment of comments) {
    const { text, path, where } = settle(moveToInput(comment, marks), tape)
    let notes = root
    for (const step of path) {
      const next = notes.children.get(String(step)) ?? emptyNotes()
      notes.children.set(String(step), next)
      notes = next
    }
    notes[where].push(text)
  }
  return root
}

function emptyNotes(): PlacedComments {
  return { before: [], after: [], end: [], children: new Map() }
}

function moveToInput(comment: Comment, marks: readonly InputMark[]): Comment {
  const { input, path } = comment
  const index = exchangeIndex(path)
  if (input === undefined || index === undefined) return comment
  const same = marks.findIndex((mark) => mark.key === input.key && mark.nth === input.nth)
  if (same !== -1) return { ...comment, path: ['exchanges', same, ...path.slice(2)] }
  const equal = marks.findLastIndex((mark) => mark.key === input.key)
  if (equal !== -1) return { ...comment, path: ['exchanges', equal, ...path.slice(2)] }
  return { ...comment, path: ['exchanges', index], where: comment.where === 'after' ? 'after' : 'before' }
}

/** Shortens a path to what exists: the last item of a list that became shorter, the owner of a field that is gone. */
function settle(comment: Comment, tape: Tape): Comment {
  let value: unknown = tape
  for (const [depth, step] of comment.path.entries()) {
    const found = child(value, step)
    if (found === undefined) return { ...comment, ...nearest(value, comment.path.slice(0, depth)) }
    value = found
  }
  const isContainer = typeof value === 'object' && value !== null
  return comment.where === 'end' && !isContainer ? { ...comment, where: 'after' } : comment
}

function nearest(owner: unknown, path: Path): Pick<Comment, 'path' | 'where'> {
  if (Array.isArray(owner) && owner.length > 0) return { path: [...path, owner.length - 1], where: 'after' }
  return { path, where: 'before' }
}

function child(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return Reflect.get(value, step)
}

function exchangeIndex(path: Path): number | undefined {
  return path[0] === 'exchanges' && typeof path[1] === 'number' ? path[1] : undefined
}

function inputMarks(tape: Tape): InputMark[] {
  const counts = new Map<string, number>()
  return tape.exchanges.map(({ input }) => {
    const key = JSON.stringify(Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1)))
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    return { key, nth }
  })
}
