import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it, describe } from 'vitest'
import { FindingLog, describeReport, type Report } from '../../src/stores/finding.ts'
import { findJsonFault } from '../../src/stores/jsonl/json-fault.ts'
import { jsonlRules } from '../../src/stores/jsonl/jsonl-rules.ts'
import { JsonlScanner, type JsonlOptions, type JsonlStats } from '../../src/stores/jsonl/jsonl-scanner.ts'
import { scanJsonl } from '../../src/stores/jsonl/scan-jsonl.ts'
import { runs } from '../runs.ts'

interface Scan {
  report: Report
  stats: JsonlStats
  values: unknown[]
  lines: number[]
}

function scan(
  content: string | Uint8Array,
  options: JsonlOptions & { strict?: boolean } = {},
  step = Infinity,
): Scan {
  const log = new FindingLog(jsonlRules, options)
  const values: unknown[] = []
  const lines: number[] = []
  const scanner = new JsonlScanner(
    log,
    'x.jsonl',
    (value, place) => {
      values.push(value)
      lines.push(place.line)
    },
    options,
  )
  const bytes = Buffer.from(content)
  for (let from = 0; from < bytes.length; from += step) scanner.push(bytes.subarray(from, from + step))
  const stats = scanner.end()
  return { report: log.report(), stats, values, lines }
}

function codes(found: Scan): string[] {
  return found.report.findings.map((each) => `${each.code}@${each.line}:${each.column ?? '-'}`)
}

const good = '{"a":1}'

describe('lines', () => {
  it.each([
    ['nothing', '', 0, 0, 0],
    ['one line', `${good}\n`, 1, 1, 0],
    ['no line break at the end', `${good}\n${good}`, 2, 2, 0],
    ['CRLF', `${good}\r\n${good}\r\n`, 2, 2, 0],
    ['blank and white lines', `${good}\n\n  \t\n\r\n${good}\n`, 5, 2, 3],
    ['a lone CR, which is JSON white space', `{"a":\r1}\n`, 1, 1, 0],
    ['line separators inside a string', `{"a":"\u2028\u2029"}\n`, 1, 1, 0],
  ])('%s', (_, content, lines, records, blankLines) => {
    const found = scan(content)
    expect(found.report.findings).toEqual([])
    expect(found.stats).toMatchObject({ lines, records, blankLines, bytes: Buffer.byteLength(content) })
  })

  it('numbers lines as an editor does, blank ones included', () => {
    expect(scan(`\n\n${good}\n\nx\n${good}\n`)).toMatchObject({ lines: [3, 6] })
    expect(codes(scan(`\n\n${good}\n\nx\n`))).toEqual(['malformed-json@5:1'])
  })
})

describe('damage', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['a torn tail', `${good}\n{"a":"b`, ['torn-tail@2:8']],
    ['the same cut in the middle of the file', `{"a":"b\n${good}\n`, ['malformed-json@1:8']],
    ['a cut record before a whole one', `{"type":"pr-link","sess{"a":1}\n`, ['cut-record@1:24']],
    ['two records on a line', `${good}${good}\n`, ['two-records@1:8']],
    ['a record and rubbish', `${good}x\n`, ['malformed-json@1:8']],
    ['a line of NUL bytes', `${good}\n${'\0'.repeat(700)}\n${good}\n`, ['nul-bytes@2:1']],
    ['a record and NUL bytes', `${good}${'\0'.repeat(9000)}\n`, ['nul-bytes@1:8']],
    ['NUL bytes and a record', `\0\0${good}\n`, ['nul-bytes@1:1']],
    ['NUL bytes at the end of the file', `${good}\n\0\0\0`, ['nul-bytes@2:1']],
    ['a byte order mark', `\ufeff${good}\n`, ['byte-order-mark@1:1']],
    ['a byte order mark that is not at the beginning', `${good}\n\ufeff${good}\n`, ['malformed-json@2:1']],
    ['a byte that is not UTF-8', Buffer.from('{"a":"\xff"}\n', 'latin1'), ['invalid-utf8@1:7']],
    ['a character cut in two', Buffer.from('{"a":"é\xe6\x97"}\n', 'latin1'), ['invalid-utf8@1:7']],
    ['a surrogate as three bytes', Buffer.from('{"a":"\xed\xa0\xbd"}\n', 'latin1'), ['invalid-utf8@1:7']],
    ['a lone surrogate', String.raw`{"a":["","\ud83d"]}` + '\n', ['lone-surrogate@1:-']],
    ['a lone surrogate in a key', String.raw`{"\uDC00":1}` + '\n', ['lone-surrogate@1:-']],
    ['a raw control character', '{"a":"\u0007"}\n', ['control-character@1:7']],
    ['a string', '"massive error"\n', ['not-an-object@1:1']],
    ['a number', '42\n', ['not-an-object@1:1']],
    ['null', 'null\n', ['not-an-object@1:1']],
    ['an array', '[1]\n', ['not-an-object@1:1']],
    ['an object without fields', '{}\n', ['not-an-object@1:1']],
  ])('%s', (_, content, expected) => {
    expect(codes(scan(content))).toEqual(expected)
  })

  it('leaves the other lines alone', () => {
    expect(scan(`${good}\nx\n{"b":2}\n{"c":`).values).toEqual([{ a: 1 }, { b: 2 }])
  })

  it('accepts a whole surrogate pair', () => {
    expect(codes(scan(String.raw`{"a":"\ud83d\ude00"}`))).toEqual([])
  })

  it('reads a padded record when told to, and still says so', () => {
    const found = scan(`${good}\0\0\n`, { stripTrailingNuls: true })
    expect(found.values).toEqual([{ a: 1 }])
    expect(codes(found)).toEqual(['nul-padding@1:8'])
  })

  it('makes errors of warnings when strict', () => {
    expect(scan(`${good}\n{"a`).report.valid).toBe(true)
    expect(scan(`${good}\n{"a`, { strict: true }).report.valid).toBe(false)
  })

  it('does not read a line beyond the bound, yet goes on after it', () => {
    const content = `{"a":"${'x'.repeat(100)}"}\n${good}\n`
    for (const step of [Infinity, 7]) {
      const found = scan(content, { lineBytesMax: 50 }, step)
      expect(codes(found)).toEqual(['line-too-long@1:-'])
      expect(found.lines).toEqual([2])
    }
  })

  it('reads a line longer than a mebibyte', () => {
    const record = { data: 'A'.repeat(3_000_000) }
    expect(scan(`${JSON.stringify(record)}\n`, {}, 65_536).values).toEqual([record])
  })

  it('survives a nesting deeper than any stack', () => {
    const deep = `{"a":${'['.repeat(200_000)}"\\ud800"${']'.repeat(200_000)}}\n`
    expect(scan(deep).report.findings).toHaveLength(1)
  })

  it('keeps a bounded number of findings and counts the rest', () => {
    const found = scan('x\n'.repeat(1_500))
    expect(found.report.findings).toHaveLength(1_000)
    expect(found.report).toMatchObject({ dropped: 500, counts: { error: 1_500 } })
    expect(describeReport(found.report)).toMatch(/and 500 more$/)
  })
})

describe('properties', () => {
  const line = fc.oneof(
    fc.json().map((text) => text.replaceAll('\n', ' ')),
    fc.constantFrom('', ' ', '\0\0', '{"a":1}{"b":2}', '{"a":"\ud83d\ude00', '\ufeff{"a":1}'),
    fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
  )
  const file = fc
    .tuple(fc.array(line), fc.boolean())
    .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''))

  it('finds the same whatever the chunks', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 40 }), (content, step) => {
        expect(scan(content, {}, step)).toEqual(scan(content))
      }),
    )
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ max: 255, maxLength: 300 }),
        fc.integer({ min: 1, max: 9 }),
        (bytes, step) => {
          expect(scan(bytes, {}, step).stats.bytes).toBe(bytes.length)
        },
      ),
    )
  })

  it('reads back every record that was written', () => {
    const record = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { minKeys: 1 })
    fc.assert(
      fc.property(fc.array(record), fc.constantFrom('\n', '\r\n', '\n\n'), (records, lineBreak) => {
        const text = records.map((each) => JSON.stringify(each) + lineBreak).join('')
        expect(scan(text).values).toEqual(records.map((each): unknown => JSON.parse(JSON.stringify(each))))
      }),
    )
  })

  it('never quotes a value', () => {
    const secret = 'sk-ant-oat01-SPECSPECSPEC'
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 0, max: 60 }), (around, cut) => {
        const text = JSON.stringify({ around, token: secret, after: secret }).slice(0, -cut)
        expect(describeReport(scan(`${text}\n${text}${text}`).report)).not.toContain('SPEC')
      }),
    )
  })

  it('says JSON is JSON, and nothing else is', () => {
    const nearly = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '0', '\\', 'e', '-', '\u0001', ':'))
      .map(
        ([text, at, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
      )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), nearly), (text) => {
        const fault = findJsonFault(text)
        if (fault === undefined) JSON.parse(text)
        else expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('calls every true beginning of a record its beginning', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (record, at) => {
        const text = JSON.stringify(record)
        const cut = 1 + (at % (text.length - 1))
        expect(findJsonFault(text.slice(0, cut))).toEqual({ kind: 'ends-early', index: cut })
      }),
    )
  })
})

it('reports a file that is not there', async () => {
  const log = new FindingLog(jsonlRules)
  expect(await scanJsonl('/nowhere/at/all.jsonl', 'all.jsonl', log, () => {})).toBeUndefined()
  expect(log.report().findings).toMatchObject([{ code: 'unreadable-file', file: 'all.jsonl' }])
})

it('reads from disk what it reads from memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  const file = join(folder, 'x.jsonl')
  const content = `${good}\nx\n${JSON.stringify({ long: 'y'.repeat(2_500_000) })}\n${good}`
  await writeFile(file, content)
  const log = new FindingLog(jsonlRules)
  const lines: number[] = []
  const stats = await scanJsonl(file, 'x.jsonl', log, (_, place) => lines.push(place.line))
  const memory = scan(content)
  expect({ lines, stats, report: log.report() }).toEqual({
    lines: memory.lines,
    stats: memory.stats,
    report: memory.report,
  })
})

it('shows no escape sequence of a file name', () => {
  const log = new FindingLog(jsonlRules)
  log.add('torn-tail', '\u001b[31m\u202egpj.jsonl', 'x')
  expect(describeReport(log.report())).toContain(String.raw`\x1b[31m\u{202e}gpj.jsonl`)
})
