/** A table with lines in it: ASCII art, box drawing, Markdown, or a rule of dashes under the heading. */
export function isRuledTable(_: string, lines: readonly string[]): boolean {
  const ruled = lines.filter(
    (line) => /^\s*[+|├┼┌└╔╟╚]?[-=─━═+|:┬┴┼┤┐┘╗╢╝ ]{3,}$/.test(line) && /[-=─━═]{2}/.test(line),
  )
  if (ruled.length === 0 || lines.length < 3) return false
  const celled = lines.filter((line) => /\S\s*[|│┃║]\s*\S/.test(line) || /\S {2,}\S/.test(line))
  // A document in which there is a table is none.
  if (celled.length + ruled.length < lines.length * tableShare) return false
  const columns = ruled.some((line) => /[-=─━═]{2,}[ |+┼┬┴╬]+[-=─━═]{2,}/.test(line))
  return celled.length >= 2 || (columns && lines.length > ruled.length)
}

const tableShare = 0.6

/** Columns that begin or end at the same places in every line, perhaps below a title. */
export function isAlignedTable(_: string, lines: readonly string[]): boolean {
  const titled = lines.length > 2 ? [lines.slice(1), lines.slice(2)].filter((rest) => rest.length > 1) : []
  const rows = [
    lines,
    ...titled.filter((rest) => hasHeading(rest) || /^\S+(?: \S+)*:?$/.test(lines[0] ?? '')),
  ]
  return rows.some((each) => !isLog(each) && !isArt(each) && (hasColumns(each) || hasHeading(each)))
}

function hasColumns(lines: readonly string[]): boolean {
  if (lines.length < 3) return false
  const width = Math.min(...lines.map((line) => line.trimEnd().length))
  const first = Math.max(...lines.map((line) => line.search(/\S/)))
  let gaps = 0
  let wide = 0
  for (let at = first + 1; at < width; at++) {
    if (!lines.every((line) => line.charAt(at) === ' ')) continue
    const begun = at
    while (at + 1 < width && lines.every((line) => line.charAt(at + 1) === ' ')) at++
    if (!lines.every((line) => line.slice(0, begun).trim() !== '' && line.slice(at + 1).trim() !== ''))
      continue
    gaps++
    if (at > begun) wide++
  }
  // A single blank in the same place of a few lines is chance.
  return wide > 0 || gaps >= (lines.length >= 5 ? 2 : 3)
}

/** Names of columns, and below them as many values in each line, numbers among them. */
function hasHeading(lines: readonly string[]): boolean {
  const [heading = '', ...rows] = lines
  const names = heading.trim().split(/\s{2,}|\t+|(?<=\S) (?=[A-Z%#\d])/)
  if (
    names.length < 3 ||
    rows.length === 0 ||
    !names.every((name) => /^[A-Z%#|][\w%#/ :.()|-]{0,24}$/i.test(name))
  )
    return false
  const cells = rows.map((line) => line.trim().split(/\s+/).length)
  // A blank within a name, and a value that is empty.
  const slack = names.length > 4 ? 2 : 1
  const words = heading.trim().split(/\s+/).length
  return (
    cells.filter((count) => Math.abs(count - words) <= slack || Math.abs(count - names.length) <= slack)
      .length >=
      rows.length * 0.8 &&
    rows.filter((line) => /(?:^|\s)[\d.,%-]+[kMGTB%]?i?B?(?:\s|$)/.test(line)).length >= rows.length * 0.8
  )
}

function isLog(lines: readonly string[]): boolean {
  const stamped = lines.filter((line) =>
    /^\[?(?:\d{4}-\d\d-\d\d[ T]|\w{3} +\d+ \d\d:\d\d|\d\d:\d\d:\d\d)/.test(line),
  ).length
  return stamped >= lines.length / 2
}

/** Letters made of signs. */
function isArt(lines: readonly string[]): boolean {
  const text = lines.join('')
  const said = text.match(/[\p{L}\d]{2,}/gu)?.join('').length ?? 0
  return said < text.replace(/\s/g, '').length / 3
}
