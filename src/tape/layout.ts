import { tapeLineCharsMax } from '../limits.ts'
import type { PlacedComments } from './comments.ts'
import { escapeLive, quote } from './escape.ts'

/** How a value is laid out where the default, one line if it fits and else one line per entry, will not do. */
export interface Shape {
  /** One line per entry (or per row of entries), however short. */
  open?: boolean
  /** Fields that share a line while they fit on it. */
  rows?: readonly (readonly string[])[]
  /** The shapes of fields; `*` is that of every item. */
  children?: Readonly<Record<string, Shape>>
}

interface Entry {
  key: string | undefined
  value: unknown
  notes: PlacedComments | undefined
  shape: Shape | undefined
}

/** Prints plain data as JSON, with comments where `notes` has some; then it is JSON5. */
export function layOut(
  value: unknown,
  shape: Shape | undefined,
  notes: PlacedComments | undefined,
  indent = '',
): string {
  if (typeof value !== 'object' || value === null) return scalar(value)
  const open = shape?.open === true || hasInnerNotes(notes)
  const line = open ? undefined : inline(value, tapeLineCharsMax - indent.length)
  return line ?? block(value, shape, notes, indent)
}

/** A comment as it is printed: no live character, LF line ends. */
export function commentText(text: string): string {
  return escapeLive(text.replace(/\r\n?/g, '\n'))
}

function block(
  value: object,
  shape: Shape | undefined,
  notes: PlacedComments | undefined,
  indent: string,
): string {
  const inner = `${indent}  `
  const [opening, closing] = Array.isArray(value) ? '[]' : '{}'
  const lines: string[] = []
  const rows = rowsOf(entriesOf(value, shape, notes), shape?.rows)
  for (const [index, row] of rows.entries()) {
    const comma = index === rows.length - 1 ? '' : ','
    const together = row.length > 1 ? shared(row, tapeLineCharsMax - inner.length - 1) : undefined
    if (together === undefined) lines.push(...separate(row, comma, inner))
    else lines.push(`${inner}${together}${comma}`)
  }
  for (const text of notes?.end ?? []) lines.push(inner + commentText(text))
  return lines.length === 0 ? `${opening}${closing}` : `${opening}\n${lines.join('\n')}\n${indent}${closing}`
}

function separate(row: readonly Entry[], comma: string, indent: string): string[] {
  const lines: string[] = []
  for (const [index, { key, value, notes, shape }] of row.entries()) {
    for (const text of notes?.before ?? []) lines.push(indent + commentText(text))
    const name = key === undefined ? '' : `${quote(key)}: `
    const end = index === row.length - 1 ? comma : ','
    const printed = fitting(value, shape, notes, indent, name.length + end.length)
    lines.push(withAfter(`${indent}${name}${printed}${end}`, notes?.after ?? [], indent))
  }
  return lines
}

/** A value behind its name: one line only if the name and the comma fit on it too. */
function fitting(
  value: unknown,
  shape: Shape | undefined,
  notes: PlacedComments | undefined,
  indent: string,
  taken: number,
): string {
  const oneLine = layOut(value, shape, notes, indent)
  const fits = oneLine.includes('\n') || indent.length + taken + oneLine.length <= tapeLineCharsMax
  return fits || typeof value !== 'object' || value === null ? oneLine : block(value, shape, notes, indent)
}

/** A line comment ends its line, so whatever comes after it starts a new one. */
function withAfter(line: string, comments: readonly string[], indent: string): string {
  let text = line
  let ended = false
  for (const comment of comments) {
    text += `${ended ? `\n${indent}` : ' '}${commentText(comment)}`
    ended = comment.startsWith('//')
  }
  return text
}

function entriesOf(value: object, shape: Shape | undefined, notes: PlacedComments | undefined): Entry[] {
  const list = Array.isArray(value)
  return Object.entries(value).map(([key, each]: [string, unknown]) => ({
    key: list ? undefined : key,
    value: each,
    notes: notes?.children.get(key),
    shape: shape?.children?.[list ? '*' : key],
  }))
}

function rowsOf(entries: readonly Entry[], rows: Shape['rows']): Entry[][] {
  const lineOf = (entry: Entry): number => rows?.findIndex((row) => row.includes(entry.key ?? '')) ?? -1
  const result: Entry[][] = []
  for (const entry of entries) {
    const [previous] = result.at(-1) ?? []
    const joins = previous !== undefined && lineOf(entry) !== -1 && lineOf(previous) === lineOf(entry)
    if (joins) result.at(-1)?.push(entry)
    else result.push([entry])
  }
  return result
}

function shared(row: readonly Entry[], room: number): string | undefined {
  const parts: string[] = []
  let left = room
  for (const { key, value, notes, shape } of row) {
    if (notes !== undefined || shape?.open === true || key === undefined) return undefined
    const printed = inline(value, left)
    if (printed === undefined) return undefined
    const part = `${quote(key)}: ${printed}`
    left -= part.length + 2
    if (left < -2) return undefined
    parts.push(part)
  }
  return parts.join(', ')
}

/** A value on one line, or undefined as soon as it is wider than `room`. */
function inline(value: unknown, room: number): string | undefined {
  if (typeof value === 'string' && value.length > room) return undefined
  if (typeof value !== 'object' || value === null) {
    const text = scalar(value)
    return text.length <= room ? text : undefined
  }
  const list = Array.isArray(value)
  const parts: string[] = []
  let left = room - (list ? 2 : 4)
  for (const [key, each] of Object.entries(value)) {
    const name = list ? '' : `${quote(key)}: `
    const printed = inline(each, left - name.length)
    if (printed === undefined) return undefined
    parts.push(name + printed)
    left -= name.length + printed.length + 2
  }
  if (parts.length === 0) return list ? '[]' : '{}'
  return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? quote(value) : JSON.stringify(value)
}

function hasInnerNotes(notes: PlacedComments | undefined): boolean {
  return notes !== undefined && (notes.end.length > 0 || notes.children.size > 0)
}
