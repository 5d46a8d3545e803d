import type { CommandRow } from './command-row.ts'

/**
 * Names set in several columns, as `ftp` lists its commands: rows of at least three words with gaps between them, two rows
 * or more, or one below a heading that speaks of commands. A row of words with a description beside it is not this.
 */
export function columnWords(lines: readonly string[]): CommandRow[] {
  const blocks: string[][] = []
  let block: string[] = []
  let headed = false
  const close = (): void => {
    const wide = block.filter((line) => cells(line).length >= columnsMin).length
    if (wide >= 2 || (headed && wide >= 1)) blocks.push(block)
    block = []
  }
  for (const line of lines) {
    if (line.trim() !== '' && cells(line).every((cell) => word.test(cell))) {
      block.push(line)
      continue
    }
    if (block.length > 0) close()
    headed = /\bcommands?\b/i.test(line) || (headed && line.trim() === '')
  }
  if (block.length > 0) close()
  return blocks
    .flatMap((each) => each.flatMap(cells))
    .map((name) => ({ name, aliases: [], args: '', description: '' }))
}

/** Whether a line holds names in several columns and nothing else. */
export function isColumnRow(line: string): boolean {
  const found = cells(line)
  return found.length >= columnsMin && found.every((cell) => word.test(cell))
}

const columnsMin = 3
const word = /^[.:\\/]?[a-z][\w.+-]{0,30}$|^[?!$]$/

function cells(line: string): string[] {
  return line.trim().split(/ {2,}|\t+/)
}
