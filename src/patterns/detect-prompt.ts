import { INVESTIGATION_PATTERNS } from './investigation-patterns.ts'
import { builtInLibrary, type PatternLibrary } from './library.ts'
import { lastLine } from './last-line.ts'

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
  if (text.trim() === '' || text.length > promptCharsMax) return undefined
  const known = library.find('prompt', text)
  if (known !== undefined) return { category: known.entry.category, text }
  return hasPromptShape(text) ? { category: 'unknown', text } : undefined
}

function hasPromptShape(line: string): boolean {
  if (!INVESTIGATION_PATTERNS.prompt_endings.some((each) => each.test(line))) return false
  // Tags, arrows and percentages end like prompts and are none.
  if (/<\/?[\w-]+[^<>]*> ?$|[-=]> ?$|\d\s?% ?$/.test(line)) return false
  const words = line.trim().split(/\s+/)
  // A question or a request to enter something may be a sentence; a shell's or a program's prompt is a word or three.
  return /[?:] ?$/.test(line) ? words.length <= 20 : words.length <= 4
}
