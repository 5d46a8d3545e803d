import { detectDataFormat } from './detect-data-format.ts'
import { type DetectedPrompt, detectPrompt } from './detect-prompt.ts'
import { detectStateTransition, type StateTransition } from './detect-state-transition.ts'
import { extractCommandsFromHelp } from './extract-commands.ts'
import type { DataFormat } from './investigation-patterns.ts'
import { isHelp } from './is-help.ts'
import { type DetectedError, detectError } from './is-error-output.ts'
import { builtInLibrary, type PatternLibrary } from './library.ts'
import { printedText } from './last-line.ts'

/** What a piece of output is, seen from every side at once. */
export interface OutputClass {
  /** The side that says most: an error before help, help before data, data before a change of state. */
  kind: 'empty' | 'error' | 'help' | 'data' | 'state' | 'prompt' | 'text'
  error: DetectedError | undefined
  help: boolean
  format: DataFormat | undefined
  transition: StateTransition | undefined
  prompt: DetectedPrompt | undefined
}

/** Says what a program's output is: an error, help, data, a change of state, a prompt alone, or just text. */
export function classifyOutput(
  output: string,
  library: Pick<PatternLibrary, 'find'> = builtInLibrary,
): OutputClass {
  const prompt = detectPrompt(output, library)
  const text = printedText(output)
  const said = prompt === undefined ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  const error = detectError(said, library)
  const help = isHelp(said, library)
  const format = help ? undefined : detectDataFormat(said)
  const transition = detectStateTransition(output, library)
  const facts = { error, help, format, transition, prompt }
  return { kind: kindOf(said, facts), ...facts }
}

function kindOf(said: string, facts: Omit<OutputClass, 'kind'>): OutputClass['kind'] {
  if (facts.help && extractCommandsFromHelp(said).length > 2) return 'help'
  if (facts.error !== undefined) return 'error'
  if (facts.help) return 'help'
  if (facts.format !== undefined) return 'data'
  if (facts.transition !== undefined) return 'state'
  if (said.trim() !== '') return 'text'
  return facts.prompt === undefined ? 'empty' : 'prompt'
}
