/** Two tables set side by side, each of names and descriptions, as the debugger of Perl does: the left one, then the right one. */
export function oneBelowTheOther(lines: readonly string[]): string[] {
  const starts = lines.flatMap((line) => {
    const cells = [...line.matchAll(/(?<=^| {2,})\S+(?: \S+)*/g)]
    const areTold = [cells[1], cells[3]].every((cell) => /^[A-Z][a-z]+\b[^<[]/.test(cell?.[0] ?? ''))
    return cells.length === 4 && areTold && (cells[2]?.[0].length ?? 0) <= sideNameMax
      ? [cells[2]?.index ?? 0]
      : []
  })
  const at = starts.find((start) => starts.filter((each) => each === start).length >= sideRowsMin)
  if (at === undefined || starts.filter((each) => each === at).length < starts.length * 0.6) return [...lines]
  const isSplit = (line: string): boolean => line.slice(0, at).endsWith(' ') && /^\S/.test(line.slice(at))
  return [
    ...lines.map((line) => (isSplit(line) ? line.slice(0, at).trimEnd() : line)),
    ...lines.filter(isSplit).map((line) => line.slice(at).replace(fullColumn, '$1  $2')),
  ]
}

/** A name and its arguments that fill their column: one blank is left before what they mean. */
const fullColumn = /^(\S{1,3}(?: (?:\[[^\]]{1,30}\]|[a-z]\w{0,12})){1,3}) ([A-Z][a-z]+ .*)$/

const sideNameMax = 16
const sideRowsMin = 4
