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
const name = String.raw`(?:(?:\[[a-z]{1,8}\])?[.:\\/#!,]?[A-Za-z][\w+-]*(?:\.[\w+-]+)*(?:\[[a-z]+\])?[+!*]?|[.:\\/][?!&]|!!|[?!.&=#@$])`
/** Names of one command: `a, b`, `a | b`, `a/b`, `a (b)`. */
const names = String.raw`(?<names>(?!\/\w+\/)(?:${name}|-(?= or ))(?:(?:, ?| ?\| ?| or |,|\/(?=[a-z]{2}[\w-]*(?:[\s/]|$)))${name}){0,5}(?: \((?:alias(?:es)?:? |or )?${name}(?:,? ${name}){0,8}\))?)(?: or \^[A-Z])?`
/** The same where `|` is the edge of a cell. */
const cellNames = String.raw`(?<names>${name}(?:(?:, ?| or |,)${name}){0,5}(?: \((?:alias(?:es)?:? )?${name}(?:, ${name}){0,3}\))?)`
/** An argument: a placeholder, something optional, or a word in capitals. */
const arg = String.raw`(?:(?:<[^>]{1,60}>|\[[^\]]{1,60}\]{1,2}|\[(?:[^\][]|\[[^\]]{1,20}\]){1,60}\])(?:\.{3})?|\{[^}]{1,80}\}|\([^)]{1,60}\)|\?[\w| .-]{1,40}\?|[A-Za-z]\w{0,20}(?:\|(?:\w{1,20}|\.\.\.|\*))+|"[^"]{1,40}"|[A-Z][A-Z0-9_/-]*(?:=\S+)?(?:\.\.\.)?(?: \d(?= |$))?|\.\.\.|\||--?[\w-]+)`
const args = String.raw`(?<args>(?: ${arg}(?: (?:file|folder|directory|name|number|value|text|command)\b)?){0,12})`
/** The same where a gap or dashes show its end: plain words may stand between, as in `chmod [-h] mode path`. */
const loose = String.raw`(?<args>(?: ${arg}(?: [a-z][\w-]{0,20}){0,2}){0,12})`
/** The same for a line that holds nothing else: small words may stand between placeholders, as in `cast <name> into <type>`. */
const joinedArgs = String.raw`(?<args>(?: ${arg}| (?:as|into|to|from|with|in|of|for|by|on|at|and|or|file|name|mode|folder)){0,8} (?:${arg})(?: [a-z]{1,12}\.{0,3}){0,2})`
/** Further plain words: a command of several words, or its arguments in lower case. */
const words = String.raw`(?<words>(?: [a-z][\w-]*){0,2})`

/**
 * The shapes of a row, most telling first. Every quantifier is bounded or followed by something it cannot match, so that no
 * line takes more than linear time.
 */
export const commandRowShapes: Readonly<Record<string, RegExp>> = {
  // name [args] -- description
  dashes: new RegExp(String.raw`^\s{0,40}${names}${words}${loose} +--? +(?<description>\S.*)$`),
  // name  args  description, in columns
  columns: new RegExp(String.raw`^\s{0,40}${names}${words}${loose}(?: {2,}|\s*\t\s*)(?<description>\S.*)$`),
  // | name | description |
  table: new RegExp(
    String.raw`^\s{0,40}[|│] *\x60?${cellNames}${words}${args}\x60? *[|│] *(?<description>[^|│]*)`,
  ),
  // name: description
  colon: new RegExp(String.raw`^\s{0,40}${names}${words}${args} ?: +(?<description>\S.*)$`),
  // name = description
  equals: new RegExp(String.raw`^\s{0,40}${names}${args} = (?<description>\S.*)$`),
  // name args, alone on its line
  synopsis: new RegExp(String.raw`^\s{0,40}${names}(?<words>)${joinedArgs}(?<description>)$`),
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
    .replace(/ ?\((?:alias(?:es)?:? |or )?/, ',')
    .replace(')', '')
    .split(/(?<=[^\s,]), ?| ?\| ?|(?<=[a-z]{2})\/(?=[a-z]{2})| or |(?<=\w|\?) (?=[\w?])/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  // `!command` and `/pattern` are the mark, and what goes behind it.
  const mark = /^([!/?])(\w+)$/.exec(first)
  const isMark =
    mark !== null && aliases.length === 0 && (placeholders.has(mark[2] ?? '') || mark[2] === 'shell')
  const named = isMark ? (mark[1] ?? '') : first
  const behind = isMark ? [mark[2] ?? ''] : []
  const plainWords = (found['words'] ?? '').trim().split(' ').filter(Boolean)
  // `remote add` is a command of two words; of `set key value` the last two are arguments.
  const cut = plainWords.findIndex((word) => placeholders.has(word) || placeholderEnding.test(word))
  const own = cut === -1 ? plainWords : plainWords.slice(0, cut)
  const rest = cut === -1 ? [] : plainWords.slice(cut)
  const description = (found['description'] ?? '').trim()
  const short = /^\[(\S{1,8})\] - /.exec(description)?.[1]
  const bare = /^\[[a-z]+\](?=\w)/.test(first) ? [first.replace(/^\[[a-z]+\]/, '')] : []
  return {
    name: [withoutBrackets(named), ...own].join(' '),
    aliases: [
      ...new Set([...aliases.map(withoutBrackets), ...bare, ...(short === undefined ? [] : [short])]),
    ].filter((each) => each !== first),
    args: [...behind, ...rest, (found['args'] ?? '').trim()].filter(Boolean).join(' '),
    description: description.replace(/^\[[^\]]{1,10}\] - /, ''),
  }
}

/** `c[opy]` may be typed as `c` or `copy`; the whole word is the name. */
function withoutBrackets(word: string): string {
  return word.replace(/\[([a-z]+)\]/g, '$1')
}

/** `oldpath`, `umask`, `hostname`: words made for a value. */
const placeholderEnding = /[a-z](?:path|name|file|dir|mask|addr|address|expr|spec)s?$/

/** Words that stand for a value. */
const placeholders: ReadonlySet<string> = new Set(
  `arg args argument arguments cmd command count db dest dir directory expr expression file filename files folder from host id
  index key keyword level line message mode msg n name num number option options path pattern pid port query regex size
  source src start grp group own owner mode remote local string table text time to topic url user username val value var variable word words x y`.split(
    /\s+/,
  ),
)
