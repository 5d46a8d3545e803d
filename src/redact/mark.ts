import type { Form } from './forms.ts'
import type { Category } from './rule.ts'
import type { Range } from './view.ts'

/** A secret in a stream that is to be masked. */
export interface Mark {
  value: string
  form: Form
  category: Category
  /** The id of the rule, `value` for a value known from elsewhere, or `place`. */
  rule: string
  /** Ascending; never empty. What lies between them (escapes, line breaks, borders) stays. */
  ranges: Range[]
  /** How many characters of the value are here, where it is only its beginning. */
  begun?: number
  replacement?: string
}

/**
 * Marks in ascending order, none overlapping another. Of those that overlap the longest gives the name; of equal ones the first.
 */
export function settle(marks: readonly Mark[], text: string): Mark[] {
  const sorted = marks
    .filter(({ ranges }) => ranges.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  const settled: Mark[] = []
  /** Indexes of those that end behind the place reached. */
  let open: number[] = []
  for (const mark of sorted) {
    open = open.filter((index) => endOf(settled[index] ?? mark) > startOf(mark))
    const rival = open.find((index) => intersect(settled[index]?.ranges ?? [], mark.ranges))
    const other = rival === undefined ? undefined : settled[rival]
    if (rival !== undefined && other !== undefined) settled[rival] = together(other, mark, text)
    else open.push(settled.push(mark) - 1)
  }
  return settled
}

/** Whether they share a character: pieces of one may lie between pieces of the other. */
function intersect(one: readonly Range[], other: readonly Range[]): boolean {
  let at = 0
  for (const { start, end } of one) {
    while (at < other.length && (other[at]?.end ?? 0) <= start) at += 1
    const next = other[at]
    if (next === undefined) return false
    if (next.start < end) return true
  }
  return false
}

export function startOf(mark: Mark): number {
  return mark.ranges[0]?.start ?? 0
}

function endOf(mark: Mark): number {
  return mark.ranges.at(-1)?.end ?? 0
}

function together(first: Mark, second: Mark, text: string): Mark {
  const ranges = union([...first.ranges, ...second.ranges])
  if (endOf(second) <= endOf(first)) return { ...first, ranges }
  // A value that begins where its own beginning was found.
  if (startOf(first) === startOf(second)) return { ...second, ranges }
  // Two secrets run into each other: what is masked is neither of them but the whole.
  const { begun: _, ...whole } = first
  return {
    ...whole,
    form: 'raw',
    value: ranges.map(({ start, end }) => text.slice(start, end)).join(''),
    ranges,
  }
}

function union(ranges: Range[]): Range[] {
  const merged: Range[] = []
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}
