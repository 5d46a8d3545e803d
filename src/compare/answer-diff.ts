import { sharedEnds } from '../text/difference.ts'
import { printable } from '../text/printable.ts'
import { sameShape } from './same-line.ts'
import { settledLine } from '../text/settled-line.ts'

/** The lines in which two outputs differ, as a person compares them: `-` recorded, `+` actual; volatile values count as equal. */
export function answerDiff(recorded: string, actual: string): string[] {
  const [old, fresh] = [linesOf(recorded), linesOf(actual)]
  const { front, back } = sharedEnds(old, fresh, sameText)
  const part = (lines: readonly string[], mark: string): string[] =>
    shortened(lines.slice(front, lines.length - back)).map((line) => `${mark} ${line}`)
  const lines = [...part(old, '-'), ...part(fresh, '+')]
  return lines.length > 0 ? lines : ['  only escape sequences differ']
}

function sameText(one: string | undefined, other: string | undefined): boolean {
  return one === other || sameShape(shown(one), shown(other))
}

function linesOf(output: string): string[] {
  return output.split('\n')
}

/** A line as it settled, safe to print. */
function shown(raw: string | undefined): string {
  return printable(settledLine(raw ?? '').text)
}

const diffLinesMax = 12

function shortened(lines: readonly string[]): string[] {
  const first = lines.slice(0, diffLinesMax).map(shown)
  return lines.length <= diffLinesMax ? first : [...first, `… ${lines.length - diffLinesMax} more lines`]
}
