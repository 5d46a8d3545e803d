import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tape } from '../../src/tape/tape.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { defaultHeader, printTape } from '../../src/tape/print-tape.ts'
import { anyTape, plainTape } from './any-tape.ts'
import { runs } from '../runs.ts'

async function rewrite(source: string, tape?: Tape): Promise<string> {
  const parsed = await parseTape(source)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return printTape(tape ?? parsed.tape, parsed.comments)
}

function commentsOf(source: string): string[] {
  return (source.match(/\/\*c\d+\*\/|\/\/c\d+$/gm) ?? []).sort()
}

it('keeps every comment wherever it stands, and is stable', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTape,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('block', 'line', 'own line', 'block line')), {
        maxLength: 12,
      }),
      async (tape, places) => {
        const commented = sprinkle(printTape(tape), places)
        const once = await rewrite(commented)
        expect(await parseTape(once)).toMatchObject({ ok: true, tape })
        expect(commentsOf(once)).toEqual(commentsOf(commented))
        expect(await rewrite(once)).toBe(once)
      },
    ),
    { numRuns: runs(300) },
  )
})

it('keeps every comment when the tape is another', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTape,
      anyTape,
      fc.array(fc.tuple(fc.nat(), fc.constant('block line'))),
      async (old, next, places) => {
        const commented = sprinkle(printTape(old), places)
        const once = await rewrite(commented, next)
        expect(await parseTape(once)).toMatchObject({ ok: true, tape: next })
        expect(commentsOf(once)).toEqual(commentsOf(commented))
        expect(await rewrite(once)).toBe(once)
      },
    ),
  )
})

it('puts comments back where a person wrote them', async () => {
  const source = printTape(plainTape(['one', 'two']))
    .replace(defaultHeader, '// ours\n/* and\n   more */')
    .replace('"tag": null,', '"tag": null, // no tag')
    .replace('"dataText": "one",', '// said first\n"dataText": "one", /* here */')
    .replace(/\]\n\}\n$/, '// the end of it\n]\n}\n// last\n')
  expect(await rewrite(source)).toMatchInlineSnapshot(`
    "// ours
    /* and
       more */
    {
      "version": 1,
      "meta": {
        "program": "sqlite3",
        "args": ["-interactive", ":memory:"],
        "env": { "LANG": "C.UTF-8", "TERM": "xterm-256color" },
        "cwd": ".",
        "pty": { "rows": 24, "cols": 80 },
        "createdAt": "2026-11-20T12:34:56.789Z",
        "tag": null, // no tag
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
          "pre": { "prompt": "sqlite> ", "stateHash": null },
          "input": {
            "kind": "line", // said first
            "dataText": "one",
            /* here */
            "dataBytesB64": null
          },
          "output": { "chunks": [{ "delay_ms": 2, "text": ["one\\r\\n", "42\\r\\n", "sqlite> "] }] },
          "exit": null, "dur_ms": 14, "annotations": {}
        },
        {
          "pre": { "prompt": "sqlite> ", "stateHash": null },
          "input": { "kind": "line", "dataText": "two", "dataBytesB64": null },
          "output": { "chunks": [{ "delay_ms": 2, "text": ["two\\r\\n", "42\\r\\n", "sqlite> "] }] },
          "exit": null, "dur_ms": 14, "annotations": {}
        }
        // the end of it
      ]
    }
    // last
    "
  `)
})

it('follows an exchange by its input', async () => {
  const source = printTape(plainTape(['one', 'two'])).replace(
    '"dataText": "two"',
    '/* about two */ "dataText": "two"',
  )
  const moved = await rewrite(source, plainTape(['zero', 'one', 'new', 'two', 'three']))
  expect(moved).toMatch(/about two \*\/\n *"dataText": "two"/)
})

it('tells equal inputs apart by their order', async () => {
  const source = printTape(plainTape(['next', 'next'])).replace(
    /([^]*)"dataText": "next"/,
    '$1/* second */ "dataText": "next"',
  )
  const parsed = await parseTape(await rewrite(source, plainTape(['next', 'quit', 'next'])))
  expect(parsed.ok && parsed.comments.find((each) => each.text === '/* second */')?.path).toEqual([
    'exchanges',
    3,
    'input',
    'dataText',
  ])
})

it('moves a comment to the exchange now in its place when its own is gone', async () => {
  const source = printTape(plainTape(['one', 'two'])).replace(
    '"dataText": "two"',
    '/* lost */ "dataText": "two"',
  )
  const parsed = await parseTape(await rewrite(source, plainTape(['one'])))
  expect(parsed.ok && parsed.comments.at(-1)).toMatchObject({
    text: '/* lost */',
    path: ['exchanges', 1],
    where: 'after',
  })
})

it('spells out live characters inside comments', async () => {
  const source = printTape(plainTape()).replace(defaultHeader, '// \u001b[2J \u202e gnp')
  expect(await rewrite(source)).toContain('// \\u001b[2J \\u202e gnp\n')
})

/** Puts comments between tokens, never inside a string. */
function sprinkle(source: string, places: readonly (readonly [number, string])[]): string {
  const tokens = source.match(/\/\/.*\n|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\s+/g) ?? []
  for (const [index, [place, form]] of places.entries()) {
    const block = `/*c${index}*/`
    const line = `//c${index}\n`
    const text =
      form === 'block' ? block : form === 'line' ? line : form === 'own line' ? `\n ${line}` : `\n${block}\n`
    tokens.splice(place % (tokens.length + 1), 0, text)
  }
  return tokens.join('')
}
