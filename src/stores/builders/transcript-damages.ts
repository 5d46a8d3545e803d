import { builtEpoch, builtUuid, type BuiltRecord } from './claude-records.ts'

/** What a validator must say of a damage. Empty where the damage is none to a reader that knows the format. */
export interface ExpectedFinding {
  code: string
  line: number
}

/** Damages the lines of a built transcript, in place; each line keeps its line break. Bytes are Latin-1 characters. */
export type TranscriptDamage = (lines: string[]) => ExpectedFinding[]

/**
 * Damage done to single transcripts by programs in the wild, numbered as in `docs/stores.md`. Damages add a record
 * rather than break one where they can, so that one damage gives one finding.
 */
export const transcriptDamages: Readonly<Record<string, TranscriptDamage>> = {
  'D1 torn tail': (lines) => {
    const line = lines.length
    lines[line - 1] = (lines[line - 1] ?? '').slice(0, 40)
    return [{ code: 'torn-tail', line }]
  },
  'D2 cut record before a whole one': (lines) =>
    insert(lines, `{"type":"pr-link","sess${tag}\n`, 'cut-record'),
  'D3 two records on a line': (lines) => insert(lines, `${tag}${tag}\n`, 'two-records'),
  'D4 line of NUL bytes': (lines) => insert(lines, `${'\0'.repeat(700)}\n`, 'nul-bytes'),
  'D5 NUL bytes after a record': (lines) => insert(lines, `${tag}${'\0'.repeat(9_000)}\n`, 'nul-bytes'),
  'D6 blank lines, CRLF, no last line break': (lines) => {
    lines.splice(1, 0, '\n', '   \n', '\r\n')
    lines[4] = (lines[4] ?? '').replace('\n', '\r\n')
    lines.push((lines.pop() ?? '').trimEnd())
    return []
  },
  'D7 byte order mark': (lines) => {
    lines[0] = `\xef\xbb\xbf${lines[0]}`
    return [{ code: 'byte-order-mark', line: 1 }]
  },
  'D8 invalid UTF-8': (lines) => insert(lines, `${tag.replace('label', 'la\xffel')}\n`, 'invalid-utf8'),
  'D9 lone surrogate': (lines) =>
    insert(lines, `${tag.replace('label', String.raw`\ud83d`)}\n`, 'lone-surrogate'),
  'D10 line that is no object': (lines) => insert(lines, '"massive error"\n', 'not-an-object'),
  'D11 unknown type': (lines) => insert(lines, '{"type":"from-the-future"}\n', 'unknown-type'),
  'D12 garbage timestamp': (lines) => change(lines, 4, { timestamp: 'yesterday' }, 'bad-timestamp'),
  'D13 one message id on several lines': (lines) => {
    sameMessageId(lines)
    return []
  },
  'D14 record twice': (lines) => {
    lines.splice(4, 0, lines[3] ?? '')
    return [{ code: 'duplicate-record', line: 5 }]
  },
  'D14 uuid twice': (lines) => {
    lines.splice(4, 0, (lines[3] ?? '').replace('Two files', 'Six files'))
    return [{ code: 'duplicate-conflict', line: 5 }]
  },
  'D16 parent that is nowhere': (lines) =>
    change(lines, 5, { parentUuid: builtUuid('nowhere0', 0).replace(/^\w+/, 'deadbeef') }, 'orphan-parent'),
  'D17 parents in a circle': (lines) =>
    change(lines, 1, { parentUuid: read(lines, 4)['uuid'] }, 'parent-cycle'),
  'D17 record that is its own parent': (lines) =>
    change(lines, 1, { parentUuid: read(lines, 1)['uuid'] }, 'parent-cycle'),
  'D18 result without call, call without result': (lines) => {
    lines[2] = (lines[2] ?? '').replace('"tool_use_id":"toolu_', '"tool_use_id":"toolu_X')
    return [
      { code: 'unasked-result', line: 3 },
      { code: 'unanswered-tool', line: 2 },
    ]
  },
  'D19 message that is a string': (lines) => change(lines, 4, { message: 'error' }, 'wrong-kind'),
  'D19 content that is null': (lines) =>
    change(lines, 4, { message: { role: 'assistant', content: null } }, 'bad-block'),
  'D19 block that is a string': (lines) =>
    change(lines, 4, { message: { role: 'assistant', content: ['text'] } }, 'bad-block'),
  'D20 usage that is null': (lines) => {
    change(lines, 4, { costUSD: null, message: { role: 'assistant', content: [], usage: null } }, '')
    return []
  },
  'D22 line over a mebibyte': (lines) => {
    const data = 'A'.repeat(1_304_261)
    const content = [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }]
    change(lines, 1, { message: { role: 'user', content } }, '')
    return []
  },
  'D23 empty file': (lines) => {
    lines.length = 0
    return [{ code: 'empty-transcript', line: 0 }]
  },
  'D26 the same time on every line': (lines) => {
    for (let line = 1; line < lines.length; line += 1)
      change(lines, line, { timestamp: new Date(builtEpoch).toISOString() }, '')
    return []
  },
  'D28 two writers at once': (lines) => {
    lines.splice(2, 0, `${tag.slice(0, 20)}${tag}\n`, `${tag.slice(20)}\n`)
    return [
      { code: 'cut-record', line: 3 },
      { code: 'malformed-json', line: 4 },
    ]
  },
}

const tag = '{"type":"tag","tag":"label","sessionId":"c1d0a6cf-1f6c-4bb0-9a5a-000000000001"}'

function insert(lines: string[], added: string, code: string): ExpectedFinding[] {
  lines.splice(2, 0, added)
  return [{ code, line: 3 }]
}

function change(lines: string[], line: number, fields: BuiltRecord, code: string): ExpectedFinding[] {
  lines[line - 1] = `${latin1(JSON.stringify({ ...read(lines, line), ...fields }))}\n`
  return [{ code, line }]
}

function read(lines: readonly string[], line: number): BuiltRecord {
  const value: unknown = JSON.parse(Buffer.from(lines[line - 1] ?? '{}', 'latin1').toString('utf8'))
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function sameMessageId(lines: string[]): void {
  lines.forEach((line, at) => {
    lines[at] = line.replace(/"msg_SPEC\d+"/, '"msg_SPEC"')
  })
}
