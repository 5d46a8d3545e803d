import { sceneCharsMax, sceneLineCharsMax } from '../limits.ts'
import { plainText } from '../text/plain-text.ts'
import { behindJumps } from '../text/strip-escapes.ts'

/**
 * The last non-empty lines of output, at most `count`, as a message shows them. What was painted before the cursor last
 * jumped stands in places, not in lines, and is left out. Of a line longer than anybody reads the end is shown.
 */
export function lastLines(text: string, count: number): string[] {
  const lines = plainText(behindJumps(text.slice(-sceneCharsMax))).split('\n')
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return lines.slice(-count).map((line) => endOf(line.trimEnd()))
}

function endOf(line: string): string {
  return line.length <= sceneLineCharsMax ? line : `…${line.slice(-sceneLineCharsMax)}`
}

/** Lines of output under their heading, as a message shows them; nothing where there are none. */
export function lastLinesBlock(lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const heading = lines.length === 1 ? 'Last line of output:' : `Last ${lines.length} lines of output:`
  return [heading, ...lines.map((line) => `  ${line}`)]
}

/** A frame around what a person would have seen. */
export function framedScreen(lines: readonly string[], size: { cols: number; rows: number }): string {
  const shown = lines.map((line) => `│ ${plainText(line)}`.trimEnd())
  while (shown.length > 1 && shown.at(-1) === '│') shown.pop()
  const title = ` screen ${size.cols}x${size.rows} `
  return [`┌─${title}${'─'.repeat(Math.max(0, 40 - title.length))}`, ...shown, `└${'─'.repeat(41)}`].join(
    '\n',
  )
}
