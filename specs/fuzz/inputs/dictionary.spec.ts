import { expect, it } from 'vitest'
import { Dictionary } from '../../../src/fuzz/inputs/dictionary.ts'

it('knows what a program says, and not what it quotes', () => {
  const dictionary = new Dictionary()
  dictionary.learn('menu> open, close')
  dictionary.learn('no such command: frobnicate. Try again', 'frobnicate\r')
  expect(new Set(dictionary.words)).toEqual(
    new Set(['menu', 'open', 'close', 'such', 'command', 'Try', 'again']),
  )
})

it('gives its own words more often than the many of a manual', () => {
  const dictionary = new Dictionary()
  dictionary.learn('open close')
  dictionary.learnManual(Array.from({ length: 20 }, (_, index) => `word-${index}`).join(' '))
  const { words } = dictionary
  expect(words.filter((word) => word === 'open').length * 2).toBeGreaterThan(words.length / 2)
  expect(words).toContain('word-7')
})

it('is sure of a word that the program greets with, or says twice', () => {
  const dictionary = new Dictionary()
  dictionary.learn('menu> open')
  dictionary.learn('mBmenu> wireless', 'mB\r')
  expect(dictionary.own).toEqual(['menu', 'open'])
  dictionary.learn('scan wireless', 'x\r')
  expect(dictionary.own).toEqual(['menu', 'open', 'wireless'])
})
