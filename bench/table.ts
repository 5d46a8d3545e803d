import { cpus, totalmem } from 'node:os'
import { type Comparison, ratio, verdict } from './comparison.ts'

/** The comparisons as a Markdown table, which is plain enough to read on a terminal; their notes follow. */
export function table(comparisons: readonly Comparison[]): string {
  const cells = [
    ['what', 'ours', 'middle half', 'peer', 'ratio', 'bar', ''],
    ...comparisons.map((each) => cellsOf(each, comparisons)),
  ]
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  const [head = '', ...rows] = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  const notes = notesOf(comparisons).map((note, index) => `[${index + 1}] ${note}`)
  return [head, rule, ...rows, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n')
}

/** The class of machine the numbers belong to. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} cores, ${memory} GB`
}

function cellsOf(comparison: Comparison, all: readonly Comparison[]): string[] {
  const { what, unit, ours, spread, peer, note } = comparison
  const found = ratio(comparison)
  return [
    note === undefined ? what : `${what} [${notesOf(all).indexOf(note) + 1}]`,
    `${short(ours)} ${unit}`,
    spread
      ?.toSorted((one, other) => one - other)
      .map(short)
      .join(' – ') ?? '',
    peer.value === null ? `${peer.name}: not installed` : `${peer.name}: ${short(peer.value)} ${unit}`,
    found === null ? '' : short(found),
    bar(comparison),
    verdict(comparison),
  ]
}

function notesOf(comparisons: readonly Comparison[]): string[] {
  return [...new Set(comparisons.flatMap(({ note }) => note ?? []))]
}

function bar({ bar: asked }: Comparison): string {
  if (asked === undefined) return ''
  return 'atMost' in asked ? `<= ${asked.atMost}` : `>= ${asked.atLeast}`
}

/** Three significant digits, and no more than are true. */
function short(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')
    : String(Number(value.toPrecision(3)))
}
