import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Notes } from '../../src/record/notes.ts'
import { redactTape } from '../../src/record/redact-tape.ts'
import { audit } from '../../src/redact/audit.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import type { Tape, TapeMeta } from '../../src/tape/tape.ts'
import { planted } from '../redact/planted.ts'
import { runs } from '../runs.ts'

const meta: TapeMeta = {
  program: 'app',
  args: [],
  env: {},
  cwd: '.',
  pty: { rows: 24, cols: 80 },
  createdAt: '2026-01-01T00:00:00.000Z',
  tag: null,
  latency: 0,
  errorRate: 0,
  seed: 0,
}
const session = { platform: 'linux-x64', recorder: 'termtape', programVersion: null }

/** What reaches the disk of a conversation, and the tape it was made from. */
function written(talk: (notes: Notes) => void): string {
  const notes = new Notes()
  notes.begin()
  talk(notes)
  notes.end()
  const { tape }: { tape: Tape } = redactTape(notes.tape(meta, session), { values: [], hidden: notes.hidden })
  const text = printTape(tape)
  audit(text, 'tapes/app/a.json5', { columns: 80 })
  return text
}

/** The text itself, every string in it, what its base64 fields hold, and what was said and typed put together. */
function everythingIn(text: string): string {
  const strings: string[] = []
  JSON.parse(text.slice(text.indexOf('\n')), (key: string, value: unknown) => {
    if (typeof value === 'string')
      strings.push(key.endsWith('B64') ? Buffer.from(value, 'base64').toString('latin1') : value)
    return value
  })
  return [text, ...strings, strings.join('')].join('\n')
}

/** Cuts a text into pieces at random places. */
const cut = (text: string): fc.Arbitrary<string[]> =>
  fc.array(fc.nat(text.length), { maxLength: 8 }).map((places) => {
    const sorted = [0, ...places.toSorted((one, other) => one - other), text.length]
    return sorted.slice(1).map((end, index) => text.slice(sorted[index], end))
  })

const planting = planted.chain((plant) =>
  fc.record({
    plant: fc.constant(plant),
    pieces: cut(plant.around.replace('§', plant.secret)),
    colour: fc.boolean(),
    notUtf8: fc.boolean(),
    before: fc.constantFrom('', 'ready\r\n', '\u001b[1mlog:\u001b[0m '),
  }),
)

describe('a secret of any kind', () => {
  it('is not on the tape when it was printed: cut into reads, coloured, amid bytes that are no text', () => {
    fc.assert(
      fc.property(planting, ({ plant, pieces, colour, notUtf8, before }) => {
        const text = written((notes) => {
          notes.output(Buffer.from(before), 'stdout')
          for (const piece of pieces)
            notes.output(Buffer.from(colour ? `${piece}\u001b[0;31m` : piece), 'stdout')
          if (notUtf8) notes.output(Buffer.from([0x0a, 0xff, 0xfe, 0x0a]), 'stdout')
          notes.output(Buffer.from('\r\nmore\r\n'), 'stdout')
        })
        expect(everythingIn(text)).not.toContain(plant.secret)
        expect(everythingIn(text)).not.toContain(Buffer.from(plant.secret).toString('base64'))
      }),
      { numRuns: runs(300) },
    )
  })

  it('is not on the tape when it was typed as a line and echoed', () => {
    fc.assert(
      fc.property(planting, ({ plant, pieces }) => {
        const line = plant.around.replace('§', plant.secret)
        // What is typed is one line; a key of several lines is pasted.
        fc.pre(!line.includes('\n'))
        const text = written((notes) => {
          notes.output(Buffer.from('> '), 'stdout')
          notes.input({ kind: 'line', data: Buffer.from(line) })
          for (const piece of pieces) notes.output(Buffer.from(piece), 'stdout')
          notes.output(Buffer.from('\r\n> '), 'stdout')
        })
        expect(everythingIn(text)).not.toContain(plant.secret)
      }),
      { numRuns: runs(200) },
    )
  })

  it('is not on the tape when it was typed key by key', () => {
    fc.assert(
      fc.property(planting, ({ plant }) => {
        const line = plant.around.replace('§', plant.secret)
        // Each key is an exchange, with the prompt so far: long lines make long tapes.
        fc.pre(!line.includes('\n') && line.length < 120)
        const text = written((notes) => {
          notes.output(Buffer.from('> '), 'stdout')
          for (const key of line) {
            notes.input({ kind: 'raw', data: Buffer.from(key) })
            notes.output(Buffer.from(key), 'stdout')
          }
          notes.input({ kind: 'raw', data: Buffer.from('\r') })
        })
        expect(everythingIn(text)).not.toContain(plant.secret)
      }),
      { numRuns: runs(60) },
    )
  })

  it('is not on the tape when it was typed while the terminal hid it, whatever it is', () => {
    const anything = fc
      .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 30 })
      .filter((text) => /^\S.*\S$/.test(text))
    fc.assert(
      fc.property(anything, fc.boolean(), (secret, keyByKey) => {
        const text = written((notes) => {
          notes.output(Buffer.from('Password: '), 'stdout')
          if (keyByKey)
            for (const key of `${secret}\r`) notes.input({ kind: 'raw', data: Buffer.from(key) }, true)
          else notes.input({ kind: 'line', data: Buffer.from(secret) }, true)
          notes.output(Buffer.from(`\r\nyou typed: ${secret}\r\n`), 'stdout')
        })
        expect(everythingIn(text)).not.toContain(secret)
        expect(everythingIn(text)).not.toContain(JSON.stringify(secret).slice(1, -1))
      }),
      { numRuns: runs(200) },
    )
  })
})
