import { expect, it } from 'vitest'
import { RedactionRulesError } from '../../src/errors.ts'
import { loadRules } from '../../src/redact/custom-rules.ts'
import { createRedactor } from '../../src/redact/redactor.ts'
import { builtinRules } from '../../src/redact/rules.ts'
import { unsafeReason } from '../../src/redact/safe-pattern.ts'

const entry = {
  pattern_id: 'badge',
  pattern_regex: '(?i)badge-[0-9]{4}',
  replacement: '',
  category: 'custom',
  enabled: true,
}

function redact(entries: unknown, text: string): string | undefined {
  return createRedactor({ rules: loadRules(JSON.stringify(entries), 'rules.json') }).redact([{ text }])[0]
    ?.text
}

it('adds a rule of the user', () => {
  expect(redact([entry], 'my BADGE-1234 here')).toBe('my ⟨secret:custom:1⟩ here')
  expect(redact([{ ...entry, replacement: '[badge]' }], 'my badge-1234 here')).toBe('my [badge] here')
  expect(redact({ rules: [entry] }, 'badge-1234')).toBe('⟨secret:custom:1⟩')
  expect(redact([{ ...entry, pattern_regex: 'badge (?P<secret>[0-9]+)' }], 'badge 12')).toBe(
    'badge ⟨secret:custom:1⟩',
  )
})

it('switches a built-in rule off, and replaces one', () => {
  const text = 'postgres://bob:hunter2@db/'
  expect(redact([], text)).toBe('postgres://bob:⟨secret:password:1⟩@db/')
  expect(redact([{ pattern_id: 'url-credentials', enabled: false }], text)).toBe(text)
  expect(redact([{ ...entry, pattern_id: 'url-credentials' }], text)).toBe(text)
  expect(loadRules('[]', 'rules.json')).toEqual(builtinRules)
})

it.each([
  [
    '[\n{"pattern_id":"a","pattern_regex":"x"},\n{"pattern_id":"b","pattern_regex":"(["}\n]',
    3,
    /not a regular expression/,
  ],
  ['[\n\n{"pattern_id":"a","pattern_regex":"(a+)+"}]', 3, /take forever/],
  ['[{"pattern_id":"a","pattern_regex":"a*"}]', 1, /empty text/],
  ['[{"pattern_id":"nosuch","enabled":false}]', 1, /not a built-in rule/],
  ['[\n{"pattern_id":"a","pattern_regex":"x","category":"other"}]', 2, /password/],
  ['[{"pattern_id":"a","pattern_regex":"x","extra":1}]', 1, /extra/],
  ['{', 1, /not JSON/],
])('%j is refused at line %d', (text, line, message) => {
  let caught: unknown
  try {
    loadRules(text, 'rules.json')
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(RedactionRulesError)
  expect(caught).toMatchObject({ problems: [{ line }], message: expect.stringMatching(message) })
})

it.each([
  ['a+b+', false],
  ['(ab)+', false],
  ['(a|b)c', false],
  ['(a+)?', false],
  ['[(+*]+', false],
  [String.raw`(\(\+)+`, false],
  ['(a+)+', true],
  ['(a|b)*', true],
  ['((a+)b){2,}', true],
  ['(a*)*', true],
])('%s is unsafe: %s', (source, unsafe) => {
  expect(unsafeReason(source) !== undefined).toBe(unsafe)
})
