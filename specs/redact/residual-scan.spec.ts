import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResidualSecretError } from '../../src/errors.ts'
import { audit } from '../../src/redact/audit.ts'
import { textAsBytes } from '../../src/redact/bytes.ts'
import { createRedactor } from '../../src/redact/redactor.ts'
import { residualSecrets } from '../../src/redact/residual-scan.ts'
import { planted } from './planted.ts'
import { runs } from '../runs.ts'

describe('a secret on a tape', () => {
  it('is found in a chunk, over two chunks, in bytes and in what was typed', () => {
    fc.assert(
      fc.property(planted, fc.nat(200), ({ kind, secret, around }, at) => {
        const text = `x ${around.replace('§', () => secret)} y`
        const cut = Math.min(at, text.length)
        const halves = [text.slice(0, cut), text.slice(cut)]
        const tapes = {
          chunk: tape([{ text: [text] }], ''),
          chunks: tape(
            halves.map((half) => ({ text: [half] })),
            '',
          ),
          bytes: tape([{ dataB64: Buffer.from(`\u00ff${text}`, 'latin1').toString('base64') }], ''),
          typed: tape([], text),
        }
        for (const [place, written] of Object.entries(tapes)) {
          const findings = residualSecrets(written)
          expect({ kind, place, found: findings.length > 0 }).toEqual({ kind, place, found: true })
          expect(JSON.stringify(findings)).not.toContain(secret)
        }
      }),
      { numRuns: runs(400) },
    )
  })

  it('is not there once the redactor has been over it', () => {
    fc.assert(
      fc.property(planted, fc.nat(200), ({ secret, around }, at) => {
        const text = `x ${around.replace('§', () => secret)} y`
        const halves = [text.slice(0, at), text.slice(at)].map((half) => ({ text: half, stream: 'out' }))
        const redacted = createRedactor().redact([...halves, { text, stream: 'in' }])
        const chunks = redacted.slice(0, 2).map((each) => ({ text: [each.text] }))
        expect(residualSecrets(tape(chunks, redacted[2]?.text ?? ''), { values: [secret] })).toEqual([])
      }),
      { numRuns: runs(400) },
    )
  })

  it('is named by its place and never shown', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`
    expect(residualSecrets(tape([{ text: ['one\r\n'] }, { text: [`two ${token}`] }], ''))).toEqual([
      { rule: 'github', where: 'exchanges[0].output.chunks[1].text[0]', length: 40 },
      { rule: 'github', where: 'line 2, column 141', length: 40 },
    ])
    expect(residualSecrets(`// ${token}\n{}`)).toEqual([
      { rule: 'github', where: 'line 1, column 4', length: 40 },
    ])
  })
})

it('is a closed gate', () => {
  expect(() => audit('{"a":"fine"}', 'tapes/x.json5')).not.toThrow()
  const written = tape([{ text: ['password=hunter2x'] }], '')
  expect(() => audit(written, 'tapes/x.json5')).toThrow(ResidualSecretError)
  expect(() => audit(written, 'tapes/x.json5')).toThrow(
    /^(?![\s\S]*hunter2x)[\s\S]*password-assignment \(8 characters\)/,
  )
  expect(() => audit('{"a":"xyzzy"}', 'tapes/x.json5', { values: ['xyzzy'] })).toThrow(ResidualSecretError)
})

it('bytes that are no UTF-8 survive the round trip', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1')
      expect(Buffer.from(textAsBytes(text)).equals(Buffer.from(bytes))).toBe(true)
    }),
  )
})

function tape(chunks: unknown[], typed: string): string {
  const input = { kind: 'line', dataText: typed, dataBytesB64: null }
  return `// termtape tape\n${JSON.stringify({ version: 1, exchanges: [{ input, output: { chunks } }] })}\n`
}

it('judges a string of a JSON document with its key', () => {
  const document = JSON.stringify({
    db: { user: 'bob', password: ['Tr0ub4dor', '3'].join('&') },
    apiKey: ['k3yAb9', 'Xq27LmZ', 'p04TrWv8'].join(''),
  })
  expect(residualSecrets(document).map(({ where }) => where)).toEqual(
    expect.arrayContaining(['db.password (by its key)', 'apiKey (by its key)']),
  )
  expect(residualSecrets(JSON.stringify({ key: 'name', token: 'next', author: 'bob' }))).toEqual([])
})
