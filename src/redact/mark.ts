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
  for (const mark of sorted) {
    const last = settled.at(-1)
    if (last === undefined || startOf(mark) >= endOf(last)) settled.push(mark)
    else settled[settled.length - 1] = together(last, mark, text)
  }
  return settled
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
  // Two secrets run into each other: what is masked is neither of them but the whole.
  return {
    ...first,
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
