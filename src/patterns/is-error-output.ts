import { builtInLibrary, type PatternLibrary } from './library.ts'
import { plain } from './last-line.ts'

/** A line that reports a failure. */
export interface DetectedError {
  /** The library's category, e.g. `permission_denied`; `error` where nothing more is known. */
  category: string
  /** The line. */
  text: string
}

/** Whether a program's output says that something failed. */
export function isErrorOutput(output: string, library?: Pick<PatternLibrary, 'find'>): boolean {
  return detectError(output, library) !== undefined
}

/** The first line that says that something failed. Mentions such as "0 errors", "no failures" or an option's name do not. */
export function detectError(
  output: string,
  library: Pick<PatternLibrary, 'find'> = builtInLibrary,
): DetectedError | undefined {
  for (const line of plain(output).split('\n')) {
    const text = line.trim()
    if (text === '' || isOptionRow(text)) continue
    const found = library.find('error', withoutHarmless(text.slice(0, lineCharsMax)))
    if (found !== undefined) return { category: found.entry.category, text }
  }
  return undefined
}

/** Longest part of a line that is looked at. */
const lineCharsMax = 2_000

/** A row of help: an option, or a command with its description in a column of its own. */
function isOptionRow(line: string): boolean {
  return /^--?[A-Za-z]/.test(line) || /^[.:\\/]?[a-z][^\t:]{0,40}?(?: {3,}|\t)[A-Z]/.test(line)
}

const trouble = '(?:errors?|failures?|failed|failing|exceptions?|crash(?:es)?|problems?|issues?)'

const harmless = [
  // 0 errors · no errors · without any failures · zero test failures · never failed
  new RegExp(`\\b(?:0|no|zero|without|free of|never)(?: (?!0\\b)[\\w-]+){0,2} ${trouble}\\b`, 'gi'),
  // errors: 0 · failed = 0 · errors: none
  new RegExp(`\\b${trouble}\\s*[:=]\\s*(?:0|none)\\b(?!\\.?\\d)`, 'gi'),
  /\berror[- ](?:free|handling|handler|correction|reporting|rate|budget|bars?|margin|recovery|codes?:? 0)\b/gi,
  /\b(?:on|upon|if|in case of|after|ignore|ignoring|stop on|exit on|handle|handling) (?:an? |any |first )?(?:error|failure)s?\b/gi,
  // Succeeded all the same.
  /\b(?:errors?|failures?) (?:were |was |have been |has been )?(?:fixed|corrected|resolved|recovered|ignored)\b/gi,
]

function withoutHarmless(line: string): string {
  let rest = line
  for (const each of harmless) rest = rest.replace(each, '')
  return rest
}
