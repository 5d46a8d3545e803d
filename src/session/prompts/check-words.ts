import { OptionError } from '../../errors.ts'

/** @throws OptionError for what is no question or no option */
export function checkWords(name: string, words: unknown): void {
  if ((typeof words === 'string' && words !== '') || words instanceof RegExp) return
  throw new OptionError(name, words, 'a string that is not empty, or a RegExp')
}

/** @throws OptionError for what is no text of one line */
export function checkAnswer(text: unknown): void {
  if (typeof text === 'string' && !/[\r\n]/.test(text)) return
  throw new OptionError('text', text, 'a string without line breaks', {
    hint: typeof text === 'string' ? 'For several lines, use paste(), or an answer for each.' : undefined,
  })
}
