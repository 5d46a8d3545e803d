import { judge, type MatcherOptions, type Verdict } from './verdict.ts'
import { lineDiff } from './visible.ts'

export interface PromptMatcherOptions extends MatcherOptions<string | null> {
  /** Two prompts that both match this are the same prompt. */
  pattern?: RegExp
  normalise?: (text: string) => string
}

/** Compares what stood before the cursor when the input was sent. Blanks at the end do not count; null is no prompt. */
export function matchPrompt(
  recorded: string | null,
  received: string | null,
  options: PromptMatcherOptions = {},
): Verdict {
  return judge(options, recorded, received, () => {
    const before = comparedPrompt(recorded, options)
    const after = comparedPrompt(received, options)
    return before === after ? undefined : `prompt: ${lineDiff(before ?? '', after ?? '')}`
  })
}

/** The prompt as it is compared; prompts that match the pattern are all the pattern's own text. */
export function comparedPrompt(prompt: string | null, options: PromptMatcherOptions = {}): string | null {
  if (prompt === null) return null
  const text = (options.normalise?.(prompt) ?? prompt).trimEnd()
  return options.pattern !== undefined && text.search(options.pattern) !== -1 ? options.pattern.source : text
}
