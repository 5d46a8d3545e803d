import type { TextAllowance } from './allowed.ts'
import type { Custom } from './verdict.ts'

export interface PromptMatcherOptions extends Omit<TextAllowance, 'volatile'> {
  /** Leave the prompt out: every one is the same. */
  ignore?: boolean
  /** Two prompts that both match this are the same prompt. */
  pattern?: RegExp
  /** Asked only where the default says "different". */
  custom?: Custom<string | null>
}

/**
 * What stood before the cursor when an input was sent, as it is compared: without blanks at the end, and all prompts that
 * match the pattern as the pattern's own text. Null is no prompt.
 */
export function comparedPrompt(prompt: string | null, options: PromptMatcherOptions = {}): string | null {
  if (prompt === null || options.ignore === true) return null
  const text = (options.normalise?.(prompt) ?? prompt).trimEnd()
  return options.pattern !== undefined && text.search(options.pattern) !== -1 ? options.pattern.source : text
}
