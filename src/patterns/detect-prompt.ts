import { INVESTIGATION_PATTERNS } from './investigation-patterns.ts'
import { builtInLibrary, type PatternLibrary } from './library.ts'
import { lastLine, printedText } from './last-line.ts'

/** A prompt the output ends with. */
export interface DetectedPrompt {
  /** The library's category, or `unknown` for a line that only has the shape of a prompt. */
  category: string
  /** The prompt as it stands on its line. */
  text: string
}

/** Longer lines are prose. */
const promptCharsMax = 300

/**
 * The prompt at the end of the output, if it ends with one: a line without a line break that a known program prompts
 * with, or that has the shape of a prompt.
 */
export function detectPrompt(
  output: string,
  library: Pick<PatternLibrary, 'find'> = builtInLibrary,
): DetectedPrompt | undefined {
  const text = lastLine(output)
  if (text.trim() === '' || text.length > promptCharsMax || saysHowItWent.test(text))
    return paintedQuestion(output)
  const known = library.find('prompt', text)
  if (known !== undefined) return { category: known.entry.category, text }
  return hasPromptShape(text) ? { category: 'unknown', text } : paintedQuestion(output)
}

/** A word in brackets that is a result, as `[ok]`, not a mode. */
const saysHowItWent =
  /^[[(](?:ok|done|none|yes|no|info|warn(?:ing)?|error|fail(?:ed)?|debug|skip(?:ped)?|pass(?:ed)?|failed)[\])] ?$/i

/** A question a library paints, its choices below it: the cursor is not on its line. */
function paintedQuestion(output: string): DetectedPrompt | undefined {
  const lines = printedText(output).split('\n').slice(-questionLinesMax)
  const at = lines.findLastIndex((line) => /^[?◆] {1,2}\S/.test(line))
  const below = lines.slice(at + 1)
  if (at === -1 || below.length === 0) return undefined
  if (
    !below.every((line) => /^(?:\s|[❯›●○◉◯◻◼│└▸▶>]|$)/.test(line)) ||
    !below.some((line) => line.trim() !== '')
  )
    return undefined
  return { category: 'question', text: lines[at] ?? '' }
}

/** Most lines of choices below a question. */
const questionLinesMax = 20

function hasPromptShape(line: string): boolean {
  if (!INVESTIGATION_PATTERNS.prompt_endings.some((each) => each.test(line))) return false
  // Tags, arrows and percentages end like prompts and are none.
  if (/(?:^|\s)<\/?[\w-]+[^<>]*> ?$|[-=]> ?$|\d\s?% ?$/.test(line)) return false
  const words = line.trim().split(/\s+/)
  // A question or a request to enter something may be a sentence; a shell's or a program's prompt is a word or three.
  return /[?:] ?$/.test(line) ? words.length <= 20 : words.length <= 4
}
