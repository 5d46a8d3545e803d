import { columnSynopses, columnWords } from './column-words.ts'
import { extractCommandsFromHelp } from './extract-commands.ts'
import type { PatternLibrary } from './library.ts'

/**
 * Whether a text explains how to use something. A banner says how to get help and is none: there have to be a usage, options, or
 * commands, each with what it does or set out below a heading.
 */
export function isHelp(said: string, library: Pick<PatternLibrary, 'find'>): boolean {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  if (lines.some((line) => usage.test(line))) return true
  const options = lines.filter(isOption).length
  const [first = ''] = lines
  if (synopsis.test(first) && (options > 0 || (first.match(/\[-/g)?.length ?? 0) >= optionsMin)) return true
  if (
    options >= optionsMin &&
    (lines.some((line) => optionsFollow.test(line)) || options >= lines.length * optionsShare)
  )
    return true
  if (explainsRows(lines)) return true
  if (
    columnSynopses(lines).length >= gridMin ||
    lines.filter(isSynopsis).length >= Math.max(rowsMin, lines.length * synopsisShare)
  )
    return true
  if (lines.some((line) => commandHeading.test(line)) && columnWords(lines).length >= gridMin) return true
  if (library.find('help', said) === undefined) return false
  return (
    options >= optionsMin || extractCommandsFromHelp(said).length >= Math.max(2, lines.length * synopsisShare)
  )
}

/** `Usage: app [-a] FILE`, `app: usage is …`, and not how much of something is used: `Memory usage: 40 %`. */
const usage =
  /^\s*(?:[\w./+-]{1,60}: |\w+ (?=usage forms))?usage(?: forms?| is| summary| example)?(?::|(?<= is))\s*(?![\d.]+ ?(?:%|[kMG]?i?B\b)|\d)(?:\S|$)/i

const optionsFollow =
  /\b(?:takes|following|available|supported|valid|possible) (?:\w+ )?(?:options|arguments|flags|switches)\b.{0,40}:\s*$/i

const synopsis = /^\s*[\w./+-]+ (?:\[\[?(?:options?|flags?|-)|<?(?:options?|flags)\b)/i

const optionsMin = 2
const optionsShare = 0.25
const gridMin = 6

const commandHeading = /\b(?:commands?|requests|keywords)\b[^.]{0,60}:?\s*$/i

/** A command with its arguments and nothing else: `cat [-b] <files>`; a line in brackets is an option. */
function isSynopsis(line: string): boolean {
  return /^\s{0,12}(?:[.:\\/]?[a-z][\w-]*(?: [a-z|]+)?(?: (?:\[[^\]]+\]+|<[^>]+>|[A-Z]{2,})(?:\.{3})?)+|\[\s+(?:-\w\|)?--\w.*\])$/.test(
    line,
  )
}

const synopsisShare = 0.5

/** `-v, --verbose  be loud`; not the first column of `ls -l`, nor a line that a diff takes away. */
function isOption(line: string): boolean {
  if (/^-[rwxsStT-]{9}/.test(line)) return false
  return /^\s{0,12}--?[A-Za-z?][\w-]*(?:(?:, ?|[ |/])--?[\w-]+)*(?:[ =]?[<[{A-Z#][^ ]*)*(?:\s{2,}\S|\t|\s*:\s| or --|$)/.test(
    line,
  )
}

/** At least half of the lines are a name, a gap, and words; in a listing the words behind the names are the same again and again. */
function explainsRows(lines: readonly string[]): boolean {
  const told = lines.flatMap((line) => explained.exec(line)?.[1]?.toLowerCase() ?? [])
  return (
    told.length >= rowsMin &&
    told.length >= lines.length * explainedShare &&
    new Set(told).size >= told.length / 4
  )
}

const explained =
  /^\s{0,12}[^\s"'#*|=:]\S{0,30}(?: \S{1,30}){0,5}(?: {2,}|\s*\t\s*| --? )["'(<[]?([A-Za-z][a-z'’-]*)(?:,? ["'(<[]?[\w-]+){1,}/
const rowsMin = 3
const explainedShare = 0.4
