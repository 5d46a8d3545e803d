import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import type { Decorators } from '../../src/replay/decorators.ts'
import { loadRedaction, namedDecorators } from '../../src/replay/named-decorators.ts'
import { stripEscapes } from '../../src/text/strip-escapes.ts'
import { heard, line, taped } from './stage.ts'

const token = `ghp_${'A1b2C3d4'.repeat(4)}wxyz`

beforeAll(loadRedaction)

/** What is heard of an answer, with this done to it. */
async function answered(answer: string, decorate: Decorators): Promise<string> {
  const { player, news } = heard(taped([['go', answer]]), { decorate })
  news()
  await player.send(line('go'))
  return Buffer.from(news(), 'latin1').toString('utf8')
}

it.each([
  ['strip_ansi', '\u001b[1mbold\u001b[0m\u001b]0;title\u0007 text\r\n', 'bold text\r\n'],
  ['normalize_whitespace', 'a \t b   \r\n\tc  d\n   \r\n', 'a b\r\n c d\n\r\n'],
  ['redact_secrets', `token: ${token}\r\n`, 'token: ⟨secret:token:1⟩\r\n'],
])('changes an output by %s', async (name, answer, shown) => {
  expect(await answered(answer, { output: { [name]: true } })).toBe(shown)
  expect(await answered(answer, { output: { [name]: false } })).toBe(answer)
  expect(await answered(answer, { tape: { [name]: true } })).toBe(shown)
})

it('does several, in one order, among functions', async () => {
  const decorate: Decorators = {
    output: [
      { redact_secrets: true, normalize_whitespace: true, strip_ansi: true },
      ({ chunks }) => ({ chunks: chunks.slice(0, 1) }),
    ],
  }
  const colour = `${token.slice(0, 9)}\u001b[31m${token.slice(9)}\u001b[0m    !\r\n`
  expect(await answered(colour, decorate)).toBe('⟨secret:token:1⟩ !\r\n')
})

it('changes an input before it is looked for', async () => {
  const { player, news } = heard(taped([['one two', 'yes']]), {
    decorate: { input: { strip_ansi: true, normalize_whitespace: true } },
  })
  news()
  await player.send(line('one \t \u001b[31mtwo\u001b[0m'))
  expect(news()).toBe('yes')
})

it('takes no other name and no other value', () => {
  const wrong: Record<string, unknown>[] = [
    { output: { stripAnsi: true } },
    { output: { strip_ansi: 'yes' } },
    { tape: 'strip_ansi' },
    { input: [null] },
  ]
  for (const decorate of wrong) expect(() => heard(taped([]), { decorate })).toThrow(OptionError)
})

it('strips what a chunk cuts in two as if it were whole', () => {
  const piece = fc.constantFrom(
    '\u001b',
    '[',
    '3',
    '1',
    'm',
    ']',
    '0',
    ';',
    '\u0007',
    '\u001b\\',
    'a',
    ' ',
    '\n',
    'é',
  )
  fc.assert(
    fc.property(fc.array(fc.array(piece).map((parts) => parts.join(''))), (texts) => {
      const chunks = texts.map((text) => ({ delay_ms: 1, text: text === '' ? [] : [text] }))
      const after = namedDecorators('x', { strip_ansi: true }).output({ chunks })
      const said = after.chunks.map((chunk) => ('text' in chunk ? chunk.text.join('') : ''))
      const whole = texts.join('')
      expect(said.join('')).toBe(stripEscapes(whole))
      expect(after.chunks).toHaveLength(texts.length)
    }),
  )
})
