import { expect, it } from 'vitest'
import { countsAsLetter, masked, takesLetters, unknownTo } from '../../src/investigate/same-answer.ts'
import type { CommandRow } from '../../src/patterns/command-row.ts'

function rows(...names: string[]): CommandRow[] {
  return names.map((name) => ({ name, aliases: [], args: '', description: '' }))
}

it('a word is unknown only where its first letter is no command', () => {
  expect(unknownTo(rows('help', 'quit'))).toBe('zqxjkv')
  expect(unknownTo(rows('q', 'w', 'z'))).toBe('jqxjkv')
  expect(unknownTo(rows(...Array.from('abcdefghijklmnopqrstuvwxyz')))).toBe('_zqxjkv')
})

it('a word counts as its first letter where commands are letters', () => {
  const letters = rows('e', 'm', 'p', 'q')
  expect(takesLetters(letters)).toBe(true)
  expect(countsAsLetter('exit', letters)).toBe(true)
  expect(countsAsLetter('help', letters)).toBe(false)
  expect(countsAsLetter('e', letters)).toBe(false)
  expect(countsAsLetter('exit', rows('e', 'edit', 'list', 'print', 'quit'))).toBe(false)
})

it('the word asked for is masked also where a program escapes the marks around it', () => {
  const refusal = (word: string): string => `** server can't find ${word}\\(\\): NXDOMAIN`
  expect(masked(refusal('help'), 'help()')).toBe(masked(refusal('zqxjkv'), 'zqxjkv()'))
  expect(masked('Unknown command: h', 'h')).toBe('unknown command: ◌')
})
