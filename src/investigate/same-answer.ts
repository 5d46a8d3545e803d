/** A word no program knows. */
export const unknownWord = 'zqxjkv'

/** An answer without what differs from question to question: the word that was asked, and numbers. */
export function masked(text: string, asked: string): string {
  const word = asked.trim().toLowerCase()
  const lower = text.toLowerCase()
  return (word === '' ? lower : lower.replaceAll(word, '◌')).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
}

/** A prompt without its counter: `octave:1> ` and `octave:2> ` are one. */
export function promptShape(prompt: string): string {
  return prompt.replace(/\d+/g, '#').trimEnd()
}
