/**
 * The text of a table of processes without the numbers in its columns of ids, and of what each takes: as `ps` prints them, right-aligned
 * below `PID` and `PPID`, `C` and `%CPU`.
 */
export function withoutColumnsOfIds(text: string): string {
  if (!/\b(?:PID|PPID|PGID|SID|TID|LWP)\b/.test(text)) return text
  let ends: readonly number[] = []
  return text
    .split('\n')
    .map((line) => {
      const headings = endsOfHeadings(line)
      if (headings.length > 0) ends = headings
      const isRow = headings.length === 0 && ends.every((end) => isNumberAt(line, end))
      // The table is over.
      if (headings.length === 0 && !isRow) ends = []
      return isRow && ends.length > 0 ? masked(line, ends) : line
    })
    .join('\n')
}

function endsOfHeadings(line: string): number[] {
  const from = leadOf(line)
  const all = Array.from(
    line.slice(from).matchAll(/(?<!\S)(?:PID|PPID|PGID|SID|TID|LWP|C(?= +STIME)|%CPU|%MEM|VSZ|RSS)(?!\S)/g),
  )
  return all.map((match) => match.index + match[0].length)
}

function isNumberAt(line: string, end: number): boolean {
  const shown = line.slice(leadOf(line))
  return /(?:^|\s)\d+(?:\.\d+)?$/.test(shown.slice(0, end)) && !/\S/.test(shown[end] ?? ' ')
}

function masked(line: string, ends: readonly number[]): string {
  const from = leadOf(line)
  let shown = line.slice(from)
  for (const end of ends.toReversed())
    shown = shown.slice(0, end).replace(/ *\d+(?:\.\d+)?$/, ' <pid>') + shown.slice(end)
  return line.slice(0, from) + shown
}

/** How much of a line stands before its first column: what was painted over, and modes that are switched. */
function leadOf(line: string): number {
  // oxlint-disable-next-line no-control-regex -- An escape sequence begins with it.
  return /^(?:.*\r(?!$)|\u001b\[[?\d;]*[A-Za-z])+/.exec(line)?.[0].length ?? 0
}
