import type { Screen } from './screen.ts'

/** What is seen on a screen at one moment, to compare it with another. */
export interface Sight {
  alternate: boolean
  /** How many lines have scrolled off at the top. */
  above: number
  rows: { text: string; looks: string }[]
}

export function sightOf(screen: Screen): Sight {
  const rows = screen.lines.map((text, row) => ({ text, looks: JSON.stringify(screen.runs(row)) }))
  return { alternate: screen.alternate, above: screen.scrollback.length, rows }
}

/** Rows that show something else than before, or the same in another style; what was only scrolled shows what it showed. */
export function changedRows(before: Sight, after: Sight): string[] {
  const by = before.alternate === after.alternate ? Math.max(0, after.above - before.above) : 0
  return after.rows
    .filter(({ text, looks }, row) => text.trim() !== '' && before.rows[row + by]?.looks !== looks)
    .map(({ text }) => text.trimEnd())
}
