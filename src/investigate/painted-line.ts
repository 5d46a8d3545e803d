import { sequencesOf } from '../text/sequences.ts'

/**
 * A line as a terminal shows it up to its cursor: line editors go back, blank what stood there and paint it anew. Knows what
 * moves along a line and what erases in it (ECMA-48: BS, CR, CUF, CUB, CHA, EL, ECH, DCH).
 */
export function paintedLine(line: string): string {
  const cells: string[] = []
  let at = 0
  let from = 0
  const print = (text: string): void => {
    for (const char of text) {
      if (char === '\r') at = 0
      else if (char === '\b') at = Math.max(0, at - 1)
      else if (char >= ' ' && char !== '\u007f') cells[at++] = char
    }
  }
  for (const { start, end, kind, final, parameters } of sequencesOf(line)) {
    print(line.slice(from, start))
    from = end
    if (kind !== 'csi' || !/^\d*$/.test(parameters)) continue
    const count = Math.min(Number(parameters || '1') || 1, cellsMax)
    if (final === 'C') at = Math.min(at + count, cellsMax)
    else if (final === 'D') at = Math.max(0, at - count)
    else if (final === 'G') at = count - 1
    else if (final === 'P') cells.splice(at, count)
    else if (final === 'X') for (let each = 0; each < count; each++) cells[at + each] = ' '
    else if (final === 'K' && (parameters === '' || parameters === '0'))
      cells.length = Math.min(cells.length, at)
    else if (final === 'K') cells.fill(' ', 0, parameters === '2' ? cells.length : at)
  }
  print(line.slice(from))
  const shown = Array.from(cells, (cell) => cell ?? ' ').join('')
  const toCursor = Array.from(shown)
    .slice(0, at)
    .join('')
    .padEnd(shown.trim() === '' ? 0 : at)
  // Where the cursor was put in front of the text, the text is what is meant.
  if (toCursor.trim() !== '') return toCursor
  const text = shown.trimEnd()
  return text === '' ? '' : `${text} `
}

/** No cursor goes further right. */
const cellsMax = 1_000
