/** A line of help that names a command. */
export interface CommandRow {
  /** The command as it is typed, e.g. `set`, `.tables`, `remote add`. */
  name: string
  aliases: string[]
  /** What follows the name, e.g. `KEY VALUE`, `[file]`; empty if nothing. */
  args: string
  description: string
}

/** A command's name: a word, or one after the mark its program wants, as `.tables`, `\d`, `:quit`, `/join`, `#include`. */
const name = String.raw`(?:[.:\\/#!]?[A-Za-z][\w.+-]*(?:\[[a-z]+\])?[+!*]?|[?!.&=#@])`
/** Names of one command: `a, b`, `a | b`, `a (b)`. */
const names = String.raw`(?<names>${name}(?:(?:, ?| ?\| ?| or |,)${name}){0,5}(?: \((?:alias(?:es)?:? )?${name}(?:, ${name}){0,3}\))?)`
/** The same where `|` is the edge of a cell. */
const cellNames = String.raw`(?<names>${name}(?:(?:, ?| or |,)${name}){0,5}(?: \((?:alias(?:es)?:? )?${name}(?:, ${name}){0,3}\))?)`
/** An argument: a placeholder, something optional, or a word in capitals. */
const arg = String.raw`(?:<[^>]{1,60}>|\[[^\]]{1,60}\]{1,2}|\{[^}]{1,80}\}|\([^)]{1,60}\)|\?[\w| .-]{1,40}\?|[A-Za-z]\w{0,20}(?:\|(?:\w{1,20}|\.\.\.))+|"[^"]{1,40}"|[A-Z][A-Z0-9_/-]*(?:=\S+)?(?:\.\.\.)?|\.\.\.|\||--?[\w-]+)`
const args = String.raw`(?<args>(?: ${arg}){0,12})`
/** Further plain words: a command of several words, or its arguments in lower case. */
const words = String.raw`(?<words>(?: [a-z][\w-]*){0,2})`

/**
 * The shapes of a row, most telling first. Every quantifier is bounded or followed by something it cannot match, so that no
 * line takes more than linear time.
 */
export const commandRowShapes: Readonly<Record<string, RegExp>> = {
  // name [args] -- description
  dashes: new RegExp(String.raw`^\s{0,40}${names}${words}${args} +--? +(?<description>\S.*)$`),
  // name  args  description, in columns
  columns: new RegExp(String.raw`^\s{0,40}${names}${words}${args}(?: {2,}|\s*\t\s*)(?<description>\S.*)$`),
  // | name | description |
  table: new RegExp(
    String.raw`^\s{0,40}[|│] *\x60?${cellNames}${words}${args}\x60? *[|│] *(?<description>[^|│]*)`,
  ),
  // name: description
  colon: new RegExp(String.raw`^\s{0,40}${names}${words}${args} ?: +(?<description>\S.*)$`),
  // name = description
  equals: new RegExp(String.raw`^\s{0,40}${names}${args} = (?<description>\S.*)$`),
  // name args, alone on its line
  synopsis: new RegExp(String.raw`^\s{0,40}${names}(?<words>)(?<args>(?: ${arg}){1,12})(?<description>)$`),
  // name, alone on its line
  bare: new RegExp(String.raw`^\s{0,40}${names}(?<description>)$`),
}

/** The command a line of help names in one of the given shapes. */
export function commandRow(line: string, shapes: readonly string[]): CommandRow | undefined {
  for (const shape of shapes) {
    const found = commandRowShapes[shape]?.exec(line.slice(0, lineCharsMax))?.groups
    if (found !== undefined) return rowOf(found)
  }
  return undefined
}

/** Longest part of a line that is looked at. */
const lineCharsMax = 500

function rowOf(found: Readonly<Record<string, string | undefined>>): CommandRow | undefined {
  const [first = '', ...aliases] = (found['names'] ?? '')
    .replace(/\((?:alias(?:es)?:? )?/, ',')
    .replace(')', '')
    .split(/, ?| ?\| ?| or /)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const plainWords = (found['words'] ?? '').trim().split(' ').filter(Boolean)
  // `remote add` is a command of two words; of `set key value` the last two are arguments.
  const cut = plainWords.findIndex((word) => placeholders.has(word))
  const own = cut === -1 ? plainWords : plainWords.slice(0, cut)
  const rest = cut === -1 ? [] : plainWords.slice(cut)
  return {
    name: [withoutBrackets(first), ...own].join(' '),
    aliases: aliases.map(withoutBrackets),
    args: [...rest, (found['args'] ?? '').trim()].filter(Boolean).join(' '),
    description: (found['description'] ?? '').trim(),
  }
}

/** `c[opy]` may be typed as `c` or `copy`; the whole word is the name. */
function withoutBrackets(word: string): string {
  return word.replace(/\[([a-z]+)\]/, '$1')
}

/** Words that stand for a value. */
const placeholders: ReadonlySet<string> = new Set(
  `arg args argument arguments cmd command count db dest dir directory expr expression file filename files from host id
  index key keyword level line message mode msg n name num number option options path pattern pid port query regex size
  source src start string table text time to topic url user username val value var variable word words x y`.split(
    /\s+/,
  ),
)
