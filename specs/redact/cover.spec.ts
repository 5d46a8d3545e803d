import { expect, it } from 'vitest'
import { cover, secretsIn } from '../../src/redact/cover.ts'

const phrase = 'correct horse battery staple'

it.each([
  ['in a line', `say ${phrase}.`, 'say ███████ █████ ███████ ██████.'],
  ['broken at a blank', 'say correct horse\nbattery staple.', 'say ███████ █████\n███████ ██████.'],
  ['in a box', '│ correct horse   │\n│ battery staple  │', '│ ███████ █████   │\n│ ███████ ██████  │'],
])('a phrase %s is covered', (_, text, covered) => {
  expect(cover(text, { values: [phrase] })).toBe(covered)
})

it('what began above the first row is covered to its end', () => {
  const value = 'abcdefghijklmnopqrstuvwxyz0123456789'
  expect(cover('qrstuvwxyz\n0123456789 is it', { values: [value] }, 10)).toBe('██████████\n██████████ is it')
  expect(cover('qrstuvwxyz or not', { values: [value] })).toBe('qrstuvwxyz or not')
  expect(cover('56789 is no end', { values: [value] })).toBe('56789 is no end')
})

it('each line of a key is known, wherever it stands', () => {
  const line = 'MIIEowIBAAKCAQEAx7k3Zq8LmP2vR9tY4wNc6bHd1fGj5sKoQeXuAiTzVr0By7Cn'
  const marker = (which: string): string => ['-----', which, ' PRIV', 'ATE KEY-----'].join('')
  const known = secretsIn(`${marker('BEGIN')}\r\n${line}\r\n${line.toLowerCase()}\r\n${marker('END')}\r\n`)
  expect(
    cover(`│ ${line.slice(0, 60)} │\n│ ${line.slice(60).padEnd(60)} │`, { values: known }, 80),
  ).not.toMatch(/[A-Za-z0-9]/)
})
