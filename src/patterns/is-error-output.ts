import { builtInLibrary, type PatternLibrary } from './library.ts'
import { printedText } from './last-line.ts'

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
  const said = printedText(output)
  const whole = said.trim()
  if (/^[[{][\s\S]*[\]}]$/.test(whole) && whole.includes('\n') && isJson(whole))
    return failingFields.test(whole.slice(0, lineCharsMax))
      ? { category: 'error', text: whole.split('\n')[0] ?? '' }
      : undefined
  for (const line of said.split('\n')) {
    const text = line.trim()
    if (text === '' || isNoReport(text)) continue
    const cut = text.slice(0, lineCharsMax)
    if (/^[[{].*[\]}],?$/.test(cut) && /^[[{]\s*["'{[\d\]}]/.test(cut)) {
      if (failingFields.test(cut)) return { category: 'error', text }
      continue
    }
    const found = library.find('error', withoutHarmless(cut))
    if (found !== undefined) return { category: found.entry.category, text }
  }
  return undefined
}

/** Longest part of a line that is looked at. */
const lineCharsMax = 2_000

/** In a line of JSON: a field for errors that is not empty, or the level of a log. */
const failingFields =
  /"(?:error|errors|err|exception|fatal|error_?message)"\s*:(?!\s*(?:null|false|""|\[\s*\]|\{\s*\}|0\b))|"(?:level|severity|lvl)"\s*:\s*"(?:error|fatal|critical|panic)"|"(?:status|result|state)"\s*:\s*"(?:error|failed|failure)"/i

/** A line that names errors and reports none: a row of help, a listing, the title of a passing test, source code. */
function isNoReport(line: string): boolean {
  return isOptionRow(line) || quotes.some((each) => each.test(line))
}

/** A row of help: an option, or a command with its description in a column of its own. */
function isOptionRow(line: string): boolean {
  return (
    /^--?[A-Za-z][\w-]*(?:[ ,=]|$)/.test(line) ||
    /^[.:\\/]?[a-z][\w|-]{0,20}(?: [^\t:]{0,30}?)?(?: {3,}|\t)[A-Za-z]/.test(line)
  )
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const quotes = [
  // A list of error numbers: `EPERM 1 Operation not permitted`.
  /^(?:\d+ )?E(?!RR)[A-Z0-9]{2,15}[ :=]\s?(?:\d+|[A-Z])/,
  // A key of a document, with nothing wrong in it.
  /^"\w+"\s*:\s*(?:null|false|""|\[\]|\{\}|0),?$/,
  // ls -l
  /^[-dlcbps][rwxsStT-]{9}[.+@]?\s/,
  // Titles of tests that passed.
  /^(?:✓|✔|√|☑|\[ ?OK ?\]|ok \d|PASS(?:ED)?\b)/,
  /(?:\.\.\.|::|\s)\s?(?:ok|PASSED|passed)(?: \(?\d[\w.]* ?m?s\)?)?$/,
  // Source code.
  /^(?:#\s?(?:define|include|if)|except\b|raise\b|throw\b|catch\b|\} ?catch|if ?\(|return\b|console\.|class |def |function |import |\/\/|\/\*)/,
  // A commit's subject.
  /^(?:[*-] )?[0-9a-f]{7,40} |^[*-] (?:(?:fix|feat|chore|docs|test|refactor|ci|build|perf)(?:\([\w-]+\))?!?: )/,
  // A question.
  /^[^:]{0,80}\? ?[[(][^\])]{1,20}[\])]:?$|^\w+(?: \w+){0,3}\?$/,
  // A count or a policy that is no event.
  /\b(?:attempts|units|retries|logins?|entries)\b[^:]{0,20}:\s*\S{1,12}$/i,
]

const trouble = '(?:errors?|failures?|failed|failing|exceptions?|crash(?:es)?|problems?|issues?)'

const harmless = [
  // 0 errors · no errors · without any failures · zero test failures · never failed
  new RegExp(
    `\\b(?:0|no|zero|without|free of|never|nothing|none)(?: (?!0\\b)[\\w-]+){0,2} ${trouble}\\b`,
    'gi',
  ),
  // errors: 0 · failed = 0 · errors: none
  new RegExp(`\\b${trouble}\\s*[:=]\\s*(?:0|none)\\b(?!\\.?\\d)`, 'gi'),
  /\berror[- ](?:free|handling|handler|correction|reporting|rate|budget|bars?|margin|recovery|codes?:? 0)\b/gi,
  /\b(?:on|upon|if|in case of|after|ignore|ignoring|stop on|exit on|handle|handling) (?:an? |any |first )?(?:error|failure)s?\b/gi,
  // Succeeded all the same.
  /\b(?:fixed|fixing|corrected|resolved|recovered(?: from)?|recovering from|ignored|after|handled|handles) (?:\d+ |all |the )?(?:errors?|failures?|problems?)\b/gi,
  /\b(?:retry|try again|restart|stop|exit|abort|quit|fail)\w* (?:\w+ ){0,2}?(?:if|when) [^.;]{0,80}/gi,
  /\b(?:was|were) not found in (?:the )?cache\b/gi,
  /\b(?:errors?|failures?) (?:were |was |have been |has been )?(?:fixed|corrected|resolved|recovered|ignored)\b/gi,
]

function withoutHarmless(line: string): string {
  let rest = line
  for (const each of harmless) rest = rest.replace(each, '')
  return rest
}
