import type { CommandRow } from './command-row.ts'
import { printedText } from './last-line.ts'

/**
 * The choices of a menu in a program's output: `1) Settings`, `[2] Reports`, `q. Quit`, `3 - Users`. At least two below each
 * other, each under a key of its own; numbers have to count upwards.
 */
export function extractMenu(output: string): CommandRow[] {
  let best: CommandRow[] = []
  let block: CommandRow[] = []
  const close = (): void => {
    if (isMenu(block) && block.length >= best.length) best = block
    block = []
  }
  for (const line of printedText(output).split('\n')) {
    const found = choice.exec(line)?.groups
    if (found !== undefined) {
      const name = found['key'] ?? found['key2'] ?? ''
      if (name === '1' && block.some((row) => row.name === '1')) close()
      block.push({ name, aliases: [], args: '', description: (found['what'] ?? '').trim() })
    } else if (line.trim() !== '' && block.length > 0) close()
  }
  close()
  return best
}

const choice =
  /^\s{0,12}(?:[[(<](?<key>\d{1,3}|[A-Za-z])[\])>][.:)]?|(?<key2>\d{1,3}|[A-Za-z])(?:[.):]| [-=:]))\s+(?<what>\S.{0,120})$/

function isMenu(rows: readonly CommandRow[]): boolean {
  if (rows.length < 2 || new Set(rows.map((row) => row.name)).size !== rows.length) return false
  const numbers = rows.map((row) => Number(row.name)).filter((each) => !Number.isNaN(each) && each > 0)
  return numbers.every((each, index) => index === 0 || each > (numbers[index - 1] ?? 0))
}
