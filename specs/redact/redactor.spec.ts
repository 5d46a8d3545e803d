import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redactor.ts'
import { planted } from './planted.ts'
import { runs } from '../runs.ts'

const columns = 80

describe('a planted secret', () => {
  it('is found whatever stands around it, in any chunks, with any colours inside', () => {
    fc.assert(
      fc.property(
        planted,
        noise,
        noise,
        fc.infiniteStream(fc.nat(3)),
        cuts,
        ({ secret, around, kind }, before, after, dice, sizes) => {
          const shown = coloured(secret, dice)
          const text = `${before}\r\n${around.replace('§', () => shown)} ${after}\r\n`
          const written = redact(split(text, sizes)).join('')
          expectAbsent(kind, secret, written)
          expect(strip(written).startsWith(`${before}\r\n`)).toBe(true)
          expect(strip(written).endsWith(` ${after}\r\n`)).toBe(true)
        },
      ),
      { numRuns: runs(1500) },
    )
  })

  it('is found when it is broken at the edge of the terminal', () => {
    fc.assert(
      fc.property(
        planted.filter(({ secret, around }) => !secret.includes('\r') && !around.includes(' ')),
        fc.nat(75),
        fc.constantFrom('\r\n', '\n', ' \r', '\u001b[7;1H'),
        cuts,
        ({ secret, around, kind }, indent, lineBreak, sizes) => {
          const line = `${'.'.repeat(indent)} ${around.replace('§', () => secret)}`
          const broken = line.match(new RegExp(`.{1,${columns}}`, 'g'))?.join(lineBreak) ?? ''
          const written = redact(split(`${broken}\r\n`, sizes)).join('')
          expectAbsent(kind, secret, written.replaceAll(lineBreak, ''))
        },
      ),
      { numRuns: runs(1500) },
    )
  })

  it('is found in a box of any width', () => {
    fc.assert(
      fc.property(
        planted.filter(({ secret, around }) => !secret.includes('\r') && !around.includes(' ')),
        fc.integer({ min: 30, max: 70 }),
        ({ secret, around, kind }, width) => {
          const pieces = around.replace('§', () => secret).match(new RegExp(`.{1,${width}}`, 'g')) ?? []
          const box = pieces.map((piece) => `│ ${piece.padEnd(width)} │\r\n`).join('')
          expectAbsent(
            kind,
            secret,
            redact([box])
              .join('')
              .replace(/[│ \r\n]/g, ''),
          )
        },
      ),
      { numRuns: runs(1000) },
    )
  })

  it('is found when it is typed one key at a time, with mistakes', () => {
    fc.assert(
      fc.property(
        planted.filter(({ secret }) => !secret.includes('\r')),
        fc.nat(30),
        ({ secret, around, kind }, mistake) => {
          const line = around.replace('§', () => secret)
          const keys = `${line.slice(0, mistake)}x\u007f${line.slice(mistake)}\r`.split('')
          expectAbsent(kind, secret, redact(keys).join('').replace('x\u007f', ''))
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('is masked in base64, JSON, URLs and shell words once it was seen', () => {
    fc.assert(
      fc.property(planted, fc.nat(5), ({ secret, around, kind }, shift) => {
        const seen = around.replace('§', () => secret)
        const base64 = Buffer.from(`${'z'.repeat(shift)}${secret}!`).toString('base64')
        const texts = [JSON.stringify({ v: secret }), encodeURIComponent(secret), base64, `'${secret}'`]
        const written = createRedactor()
          .redact([...texts, `${seen}\r\n`].map((text) => ({ text })))
          .map(({ text }) => text)
        expectAbsent(kind, secret, written.join('\n'))
        expectAbsent(kind, JSON.stringify(secret).slice(1, -1), written.join('\n'))
        expectAbsent(kind, encodeURIComponent(secret), written.join('\n'))
        expectAbsent(kind, base64.slice(4, 24), written.join('\n'))
      }),
      { numRuns: runs(500) },
    )
  })

  it('is found in base64 nobody saw the plain text of, when its form is unmistakable', () => {
    fc.assert(
      fc.property(
        planted.filter(({ around }) => around === '§'),
        ({ kind, secret }) => {
          fc.pre(kind !== 'payment-card')
          const base64 = Buffer.from(`secret is ${secret}`).toString('base64')
          const wrapped = base64.match(/.{1,76}/g)?.join('\r\n') ?? ''
          expect(redact([base64]).join('')).toMatch(/^⟨secret:\w+:1⟩$|⟨secret/)
          const written = redact([wrapped]).join('').replaceAll('\r\n', '')
          expect(Buffer.from(written, 'base64').toString('latin1')).not.toContain(secret.slice(0, 60))
        },
      ),
      { numRuns: runs(300) },
    )
  })
})

describe('known values', () => {
  it('are masked everywhere under one placeholder, earlier occurrences too', () => {
    const redactor = createRedactor()
    const texts = redactor.redact([
      { text: 'correct-horse is what I say', stream: 'out' },
      { text: 'c', stream: 'in', secretFrom: 0 },
      { text: 'orrect-hoz', stream: 'in', secretFrom: 0 },
      { text: '\u007frse\r', stream: 'in', secretFrom: 0 },
      { text: 'correct-horse\r', stream: 'in' },
    ])
    expect(texts.map(({ text }) => text)).toEqual([
      '⟨secret:password:1⟩ is what I say',
      '⟨secret:password:1⟩',
      '',
      '\r',
      '⟨secret:password:1⟩\r',
    ])
    expect(redactor.counts()).toEqual({
      total: 3,
      categories: { password: 3 },
      rules: { value: 2, place: 1 },
    })
  })

  it('longest first, overlapping ones as one', () => {
    const values = ['abcdefgh', 'abcdefghijkl', 'ijklmnop'].map((value) => ({
      value,
      category: 'key' as const,
    }))
    const [first, second] = createRedactor({ values }).redact([
      { text: 'abcdefghijklmnop' },
      { text: 'abcdefgh' },
    ])
    expect(first?.text).toBe('⟨secret:key:1⟩')
    expect(second?.text).toBe('⟨secret:key:2⟩')
  })

  it('a short one only as a word of its own', () => {
    const values = [{ value: 'root', category: 'password' as const }]
    const [text] = createRedactor({ values }).redact([{ text: 'chroot root@host' }])
    expect(text?.text).toBe('chroot ⟨secret:password:1⟩@host')
  })

  it('written with LF are found with CR LF', () => {
    const values = [{ value: 'line one 1\nline two 2', category: 'key' as const }]
    const [text] = createRedactor({ values }).redact([{ text: 'x line one 1\r\nline two 2 y' }])
    expect(text?.text).toBe('x ⟨secret:key:1⟩ y')
  })
})

it('gives the same tape for other secrets', () => {
  expect(recorded(`ghp_${'a1B2'.repeat(9)}`)).toEqual(recorded(`ghp_${'Zz98'.repeat(9)}`))
})

function recorded(token: string): string[] {
  return createRedactor()
    .redact([{ text: `token ${token}\r\n` }, { text: `again ${token}` }])
    .map(({ text }) => text)
}

it('leaves its own placeholders alone', () => {
  fc.assert(
    fc.property(planted, ({ secret, around }) => {
      const once = redact([around.replace('§', () => secret)])
      expect(redact(once)).toEqual(once)
    }),
    { numRuns: runs(300) },
  )
})

it('finds a secret in a window title, a link and the clipboard', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`
  const clip = Buffer.from(token).toString('base64')
  const [text] = redact([
    `\u001b]0;${token}\u0007x\u001b]8;;https://me:pa55word@h/\u001b\\y\u001b]52;c;${clip}\u0007`,
  ])
  expect(text).toMatch(
    /^\u001b\]0;⟨[^⟩]+⟩\u0007x\u001b\]8;;https:\/\/me:⟨[^⟩]+⟩@h\/\u001b\\y\u001b\]52;c;⟨[^⟩]+⟩\u0007$/,
  )
})

const noise = fc.string({
  unit: fc.constantFrom(...'ghi jkl-mno. 12 XY $ % ( ) é ✓ 漢'.split('')),
  maxLength: 40,
})
const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 })

function redact(chunks: readonly string[]): string[] {
  return createRedactor({ columns })
    .redact(chunks.map((text) => ({ text, stream: 'out' })))
    .map(({ text }) => text)
}

function coloured(text: string, dice: Iterator<number>): string {
  return text
    .split('')
    .map((character) =>
      dice.next().value === 0 ? `\u001b[3${character.charCodeAt(0) % 8}m${character}` : character,
    )
    .join('')
}

function strip(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, '')
}

function split(text: string, sizes: readonly number[]): string[] {
  const chunks: string[] = []
  let rest = text
  for (const size of sizes) {
    chunks.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return [...chunks, rest]
}

function expectAbsent(kind: string, secret: string, written: string): void {
  const text = strip(written)
  const body = secret.includes('\r\n') ? secret.split('\r\n').slice(1, -1) : [secret]
  expect({ kind, still: body.filter((line) => text.includes(line)) }).toEqual({ kind, still: [] })
  expect(`${kind}: ${text}`).toContain('⟨secret:')
}

it('a password that is typed again has a placeholder of its own, however much it shares with the wrong one', () => {
  const typed = ['Tr0ub4dor&3-xyZ\r', 'Tr0ub4dor&3-xyz\r']
  const passages = typed.map((text) => ({ text, stream: 'input', secretFrom: 0 }))
  const written = createRedactor({ columns }).redact(passages)
  expect(written.map(({ text }) => text)).toEqual(['⟨secret:password:1⟩\r', '⟨secret:password:2⟩\r'])
})

it('a known password is found in a narrow box, also where a row ends in a sign', () => {
  const value = 'q7Zk3m!9xT2b&8wR5#Y1'
  const rows = value.match(/.{1,5}/g) ?? []
  const box = rows.map((row) => `│ ${row.padEnd(5)} │\r\n`).join('')
  const [written] = createRedactor({ columns, values: [{ value, category: 'password' }] }).redact([
    { text: box },
  ])
  expect(rows.filter((row) => written?.text.includes(row))).toEqual([])
})
