import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { printTape } from '../../src/tape/print-tape.ts'
import { anyTape, plainTape } from './any-tape.ts'

it('prints what can be read back, and the same bytes again', async () => {
  await fc.assert(
    fc.asyncProperty(anyTape, async (tape) => {
      const printed = printTape(tape)
      const parsed = await parseTape(printed)
      expect(parsed).toMatchObject({ ok: true, warnings: [] })
      if (!parsed.ok) return
      expect(parsed.tape).toEqual(tape)
      expect(printTape(parsed.tape, parsed.comments)).toBe(printed)
    }),
  )
})

it('prints plain JSON after the comment lines, with no live control character', () => {
  fc.assert(
    fc.property(anyTape, (tape) => {
      const printed = printTape(tape)
      expect(printed.endsWith('}\n')).toBe(true)
      expect(JSON.parse(printed.slice(printed.indexOf('\n')))).toEqual(tape)
      expect(printed).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u,
      )
    }),
  )
})

it('prints the same bytes whatever the order of keys', () => {
  fc.assert(
    fc.property(anyTape, (tape) => {
      expect(printTape(reversed(tape))).toBe(printTape(tape))
    }),
  )
})

it('lays a tape out for reading and for diffs', () => {
  const tape = plainTape()
  tape.exchanges[1] = {
    ...plainTape().exchanges[0]!,
    input: { kind: 'line', dataText: '\u001b[A\u202e', dataBytesB64: null },
    output: {
      chunks: [
        { delay_ms: 1, text: ['first line of a long answer\r\n', 'second line of a long answer\r\n', '> '] },
      ],
    },
    exit: { code: 0, signal: null },
  }
  expect(printTape(tape)).toMatchInlineSnapshot(`
    "// termtape tape. Re-record: npx vitest run -u
    {
      "version": 1,
      "meta": {
        "program": "sqlite3",
        "args": ["-interactive", ":memory:"],
        "env": { "LANG": "C.UTF-8", "TERM": "xterm-256color" },
        "cwd": ".",
        "pty": { "rows": 24, "cols": 80 },
        "createdAt": "2026-11-20T12:34:56.789Z",
        "tag": null,
        "latency": 0, "errorRate": 0, "seed": 12345
      },
      "session": { "platform": "linux-x64", "recorder": "termtape 0.1.0", "programVersion": "3.40.1" },
      "exchanges": [
        {
          "pre": { "prompt": null, "stateHash": null },
          "input": { "kind": "start" },
          "output": {
            "chunks": [{ "delay_ms": 12, "text": ["SQLite version 3.40.1\\r\\n", "sqlite> "] }]
          },
          "exit": null, "dur_ms": 14, "annotations": {}
        },
        {
          "pre": { "prompt": null, "stateHash": null },
          "input": { "kind": "line", "dataText": "\\u001b[A\\u202e", "dataBytesB64": null },
          "output": {
            "chunks": [
              {
                "delay_ms": 1,
                "text": ["first line of a long answer\\r\\n", "second line of a long answer\\r\\n", "> "]
              }
            ]
          },
          "exit": { "code": 0, "signal": null }, "dur_ms": 14, "annotations": {}
        }
      ]
    }
    "
  `)
})

function reversed<T>(value: T): T
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => reversed(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]): [string, unknown] => [key, reversed(each)]),
  )
}
