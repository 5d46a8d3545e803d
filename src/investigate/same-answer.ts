import type { CommandRow } from '../patterns/command-row.ts'

/** A word no program knows. */
export const unknownWord = 'zqxjkv'

/**
 * A word a program with these commands does not know: where commands are single letters, a word often counts as its first one, and
 * `z` may be "zap".
 */
export function unknownTo(rows: readonly CommandRow[]): string {
  const letters = new Set(rows.flatMap(({ name, aliases }) => [name, ...aliases]))
  const first = Array.from('zjykxuo').find((letter) => !letters.has(letter)) ?? '_z'
  return `${first}${unknownWord.slice(1)}`
}

/** Whether commands are single letters. */
export function takesLetters(rows: readonly CommandRow[]): boolean {
  const letters = rows.filter(({ name }) => name.length === 1).length
  return letters >= lettersMin && letters >= rows.length * 0.8
}

/** Whether a word would be taken for another command: for the letter it begins with. */
export function countsAsLetter(word: string, rows: readonly CommandRow[]): boolean {
  return (
    word.length > 1 &&
    takesLetters(rows) &&
    !rows.some((row) => row.name === word || row.aliases.includes(word)) &&
    rows.some(({ name, aliases }) => [name, ...aliases].includes(word[0] ?? ''))
  )
}

const lettersMin = 3

/**
 * An answer without what differs from question to question: the word that was asked, and numbers. The marks around the word stay;
 * a program may escape them.
 */
export function masked(text: string, asked: string): string {
  const word = /\w+/.exec(asked)?.[0].toLowerCase() ?? asked.trim().toLowerCase()
  const lower = text.toLowerCase()
  const echo = /^\w/.test(word) ? new RegExp(String.raw`(?<![a-z])${word}(?![a-z])`, 'g') : word
  return (word === '' ? lower : lower.replaceAll(echo, '◌')).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
}

/** A prompt without its counter: `octave:1> ` and `octave:2> ` are one. */
export function promptShape(prompt: string): string {
  return prompt.replace(/\d+/g, '#').trimEnd()
}
