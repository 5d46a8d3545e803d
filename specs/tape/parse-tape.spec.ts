import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import type { ParseOptions } from '../../src/tape/parsed-tape.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { anyTape, plainTape } from './any-tape.ts'

const printed = printTape(plainTape())

it.each<[string, string, Partial<Problem>]>([
  ['an empty file', '', { message: 'the file is empty' }],
  ['blanks only', ' \n\t', { message: 'the file is empty' }],
  ['a truncated file', printed.slice(0, 300), { message: expect.stringMatching(/cut off/) }],
  [
    'a stray character',
    printed.replace('"tag": null', '"tag": @'),
    { message: "invalid character '@'", line: 11, column: 12 },
  ],
  ['a live escape', '{\n  \u001b[31m', { message: "invalid character '\\x1b'", line: 2, column: 3 }],
  ['a string over two lines', '{\n  "a\n"', { line: 2, column: 5 }],
  ['a list', '[]', { message: 'expected object, received array', path: '' }],
  [
    'a newer version',
    printed.replace('"version": 1', '"version": 2'),
    { message: expect.stringMatching(/version 2,.* version 1$/), path: 'version', line: 3, column: 14 },
  ],
  [
    'an unknown field',
    printed.replace('"seed": 12345', '"seed": 12345, "speed": 1'),
    { message: 'is not a known field', path: 'meta.speed', line: 12, column: 59 },
  ],
  [
    'a missing field',
    printed.replace('"tag": null,', ''),
    { message: 'is missing', path: 'meta.tag', line: 4, column: 11 },
  ],
  ['a side of 0', printed.replace('"rows": 24', '"rows": 0'), { path: 'meta.pty.rows', line: 9 }],
  [
    'a forbidden name',
    printed.replace('"LANG"', '"__proto__"'),
    { message: 'is not allowed as a name', path: 'meta.env.__proto__' },
  ],
  [
    'a number too large',
    printed.replace('"delay_ms": 12', '"delay_ms": 1e999'),
    { path: 'exchanges[0].output.chunks[0].delay_ms' },
  ],
  [
    'no start',
    printed.replace('{ "kind": "start" }', '{ "kind": "eof" }'),
    { message: 'the first exchange must be of kind start', path: 'exchanges[0].input.kind' },
  ],
  [
    'an early exit',
    printed.replace('"exit": null', '"exit": { "code": 0, "signal": null }'),
    { message: 'only the last exchange has an exit', path: 'exchanges[0].exit' },
  ],
  [
    'bad base64',
    printed.replace(/"dataText": "[^"]*", "dataBytesB64": null/, '"dataText": null, "dataBytesB64": "QR=="'),
    { message: 'is not valid base64', path: 'exchanges[1].input.dataBytesB64' },
  ],
  [
    'both kinds of data',
    printed.replace('"dataBytesB64": null', '"dataBytesB64": "QQ=="'),
    { message: expect.stringMatching(/exactly one/), path: 'exchanges[1].input' },
  ],
])('refuses %s and says where', async (_, source, problem) => {
  const parsed = await parseTape(source)
  expect(parsed).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining(problem)]),
  })
})

it('refuses binary files', async () => {
  const parsed = await parseTape(Uint8Array.from([0x7b, 0xff, 0x00]))
  expect(parsed).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/binary/) }] })
})

it('counts the problems it does not list', async () => {
  const many = printTape(plainTape(Array.from({ length: 30 }, (_, index) => `${index}`))).replaceAll(
    '"dur_ms": 14',
    '"dur_ms": -1',
  )
  const parsed = await parseTape(many)
  expect(parsed.ok ? [] : parsed.problems.map((each) => each.message)).toHaveLength(21)
  expect(parsed).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ message: 'and 11 more problems' })]),
  })
})

it.each<[string, string, ParseOptions?]>([
  ['a byte order mark and CRLF', `\uFEFF${printed.replaceAll('\n', '\r\n')}`],
  ['single quotes', printed.replace('"select 6 * 7;"', "'select 6 * 7;'")],
  ['bare names and trailing commas', printed.replace('"version"', 'version').replace(/\n\}\n$/, ',\n}\n')],
  ['bytes', printed],
])('reads %s', async (name, source) => {
  const parsed = await parseTape(name === 'bytes' ? Buffer.from(source) : source)
  expect(parsed).toMatchObject({ ok: true, tape: plainTape() })
})

it('drops unknown fields with a warning where it is lax', async () => {
  const source = printed
    .replace('"seed": 12345', '"seed": 12345, "speed": 1')
    .replace('"kind": "start"', '"kind": "start", "odd": []')
  const parsed = await parseTape(source, { lax: true })
  expect(parsed).toMatchObject({
    ok: true,
    tape: plainTape(),
    warnings: [{ path: 'meta.speed' }, { path: 'exchanges[0].input.odd' }],
  })
  expect(parsed.ok && printTape(parsed.tape)).toBe(printed)
})

it('is not lax about anything else', async () => {
  const parsed = await parseTape(printed.replace('"seed": 12345', '"seed": "x", "speed": 1'), { lax: true })
  expect(parsed).toMatchObject({ ok: false, problems: [{ path: 'meta.seed' }] })
})

it('reads the older form of a chunk', async () => {
  const older = [
    { delay_ms: 1, dataB64: 'NDIKPiA=', isUtf8: true },
    { delay_ms: 2, dataB64: '/w==', isUtf8: false },
  ]
  const source = printed.replace(/\[\{ "delay_ms": 12.*\}\]/, JSON.stringify(older))
  const parsed = await parseTape(source)
  const chunks = parsed.ok ? parsed.tape.exchanges[0]?.output.chunks : parsed.problems
  expect(chunks).toEqual([
    { delay_ms: 1, text: ['42\n', '> '] },
    { delay_ms: 2, dataB64: '/w==' },
  ])
})

it('leaves prototypes alone', async () => {
  const source = printed.replace(
    '"annotations": {}',
    '"annotations": { "a": { "__proto__": { "polluted": 1 } } }',
  )
  const parsed = await parseTape(source)
  expect(parsed).toMatchObject({ ok: false, problems: [{ path: 'exchanges[0].annotations.a.__proto__' }] })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

it('survives nesting as deep as a file can hold', async () => {
  const deep = '['.repeat(200_000)
  const source = printed.replace('"annotations": {}', `"annotations": { "a": ${deep}${']'.repeat(200_000)} }`)
  expect(await parseTape(source)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/nested deeper/) }],
  })
  expect(await parseTape(deep)).toMatchObject({ ok: false })
})

it('never throws and never half-succeeds, whatever is cut out', async () => {
  await fc.assert(
    fc.asyncProperty(anyTape, fc.nat(), fc.nat({ max: 40 }), async (tape, from, length) => {
      const source = printTape(tape)
      const start = from % source.length
      const parsed = await parseTape(source.slice(0, start) + source.slice(start + length))
      if (parsed.ok)
        expect(await parseTape(printTape(parsed.tape))).toMatchObject({ ok: true, tape: parsed.tape })
      else expect(parsed.problems.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true)
    }),
  )
})
