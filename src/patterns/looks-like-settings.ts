/** Sections in brackets with settings below them, or settings with comments behind semicolons. */
export function isIni(_: string, lines: readonly string[]): boolean {
  const pairs = lines.filter((line) => setting.test(line)).length
  const sections = lines.filter((line) => /^\s*\[[^\][\n]+\]\s*$/.test(line)).length
  const comments = lines.filter((line) => /^\s*[;#]/.test(line)).length
  // What goes on is set in: a list of values below its name.
  const more = lines.filter((line) => /^\s+\S/.test(line) && !setting.test(line)).length
  const semicolons = lines.some((line) => /^\s*;/.test(line))
  if (pairs === 0 || (sections === 0 && !semicolons)) return false
  return sections + pairs + comments + more >= lines.length * settledShare && sections + pairs >= more
}

const setting = /^\s*[\w.@$/-][\w.@$/[\] -]{0,60}?\s*[=:]/
const settledShare = 0.95

/** `name: value` or `NAME=value` in most of the lines, each name once or twice: a message is no setting. */
export function isKeyValue(_: string, lines: readonly string[]): boolean {
  const own = lines.filter((line) => !/^\s*[#;]/.test(line))
  const names = own.flatMap((line) => pair.exec(line)?.[1]?.trim() ?? [])
  const more = own.filter((line) => /^\s{4,}\S/.test(line) && !pair.test(line)).length
  if (own.some((line) => code.test(line))) return false
  if (names.length < pairsMin || names.length + more < own.length * 0.8 || more > names.length) return false
  if (
    own.filter((line) => /[{;]\s*$/.test(line)).length > names.length / 2 &&
    !own.every((line) => /^\w+=.*;$/.test(line))
  )
    return false
  return new Set(names).size >= names.length * distinctShare
}

const pair = /^\s*((?:[A-Za-z_/(][\w .()/@,+%:&-]{0,60}?|"[^"]{1,60}"))\s*(?:=(?!=)|:(?=\s|$)|:\t)\s*/
/** A line of a program's source says that the others are no settings. */
const code =
  /^\s*(?:import [\w{*]|from \S+ import\b|(?:export )?(?:async )?(?:def|class|function) \w|return\b|#\s?include\b|"{3}|'{3})|[([{]\s*$/
const pairsMin = 2
const distinctShare = 0.5
