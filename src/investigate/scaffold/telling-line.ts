/**
 * Of two answers to the same question a line both have, for a spec to wait for: short enough that no terminal wraps it, early
 * enough that no pager stops before it, and made of words where there are some.
 */
export function tellingLine(one: string, other: string): string | undefined {
  const again = new Set(other.split('\n').map((line) => line.trim()))
  const lines = one
    .split('\n')
    .slice(0, linesMax)
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && line.length <= charsMax && /^[\u0020-\u007e]+$/.test(line) && again.has(line),
    )
  // One that says something of a command is a row of two columns; the gap between them is what help gets reformatted in.
  const columns = lines.flatMap((line) =>
    line.split(/\s{2,}|\t/).filter((part) => /[a-z]{3,} [a-z]/i.test(part)),
  )
  return columns.find((part) => !/\d/.test(part)) ?? lines.find((line) => /\w/.test(line)) ?? lines[0]
}

const charsMax = 60
const linesMax = 16
