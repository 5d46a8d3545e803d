import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FindingLog } from '../../../src/stores/finding.ts'
import { jsonlRules, type JsonlCode } from '../../../src/stores/jsonl/jsonl-rules.ts'
import type { JsonlOptions } from '../../../src/stores/jsonl/jsonl-scanner.ts'
import { scanJsonl } from '../../../src/stores/jsonl/scan-jsonl.ts'
import { eachRule, type Judge } from './each-rule.ts'

const of =
  (content: string | Uint8Array, options: JsonlOptions = {}): Judge =>
  async (folder) => {
    const file = join(folder, 'x.jsonl')
    await writeFile(file, content)
    return scanned(file, options)
  }

async function scanned(file: string, options: JsonlOptions = {}): ReturnType<Judge> {
  const log = new FindingLog(jsonlRules)
  await scanJsonl(file, 'x.jsonl', log, () => {}, options)
  return log.report().findings
}

eachRule<JsonlCode>(jsonlRules, {
  'byte-order-mark': { wrong: of('\u{FEFF}{"a":1}\n'), right: of('{"a":"\u{FEFF}"}\n') },
  'control-character': { wrong: of('{"a":"\t"}\n'), right: of('{\t"a":"\\t"}\n') },
  'cut-record': { wrong: of('{"a":1,"b{"a":1}\n'), right: of('{"a":"{\\"a\\":1}"}\n') },
  'invalid-utf8': { wrong: of(Buffer.from('{"a":"\u{FF}"}\n', 'latin1')), right: of('{"a":"\u{FF}"}\n') },
  'line-too-long': {
    wrong: of('{"a":100}\n', { lineBytesMax: 8 }),
    right: of('{"a":10}\n{"a":10}', { lineBytesMax: 8 }),
  },
  'lone-surrogate': { wrong: of('{"a":"\\ud83d"}\n'), right: of('{"a":"\\ud83d\\ude00"}\n') },
  'malformed-json': { wrong: of('{a:1}\n'), right: of('{"a":1}\n') },
  'not-an-object': { wrong: of('{}\n'), right: of('{"a":{}}\n') },
  'nul-bytes': { wrong: of('{"a":1}\0\0\n'), right: of('{"a":"\\u0000"}\n') },
  'nul-padding': {
    wrong: of('{"a":1}\0\0\n', { stripTrailingNuls: true }),
    right: of('{"a":1}\n', { stripTrailingNuls: true }),
  },
  'torn-tail': { wrong: of('{"a":1}\n{"a":'), right: of('{"a":1}\n{"a":1}') },
  'two-records': { wrong: of('{"a":1}{"b":2}\n'), right: of('{"a":1}\n{"b":2}\n') },
  'unreadable-file': { wrong: (folder) => scanned(join(folder, 'x.jsonl')), right: of('') },
})
