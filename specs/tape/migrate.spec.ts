import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/tape/migrate.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { printTape } from '../../src/tape/print-tape.ts'

const zero = `// ours
{
  version: 0,
  meta: {
    program: 'sqlite3', args: ['-batch'], env: { LANG: 'en_US.UTF-8' }, cwd: '.',
    pty: { rows: 24, cols: 120 }, recordedAt: '2025-09-23T12:34:56.789Z', tag: 'happy-path',
    latency: 0, errorRate: 0, seed: 12345, // the seed
  },
  exchanges: [
    { input: { kind: 'start' }, output: { chunks: [{ delay_ms: 12, dataB64: 'c3FsaXRlPiA=', isUtf8: true }] } },
    {
      input: { kind: 'line', dataText: 'select 1;' },
      output: {
        chunks: [
          { delay_ms: 12, dataB64: 'MQo=', isUtf8: true },
          { delay_ms: 3, dataB64: '/w==', isUtf8: false },
        ],
      },
      exit: 0,
    },
  ],
}
`

describe('a tape of version 0', () => {
  it('is read as one of version 1', async () => {
    expect(await parseTape(zero)).toMatchObject({
      ok: true,
      tape: {
        version: 1,
        meta: {
          program: 'sqlite3',
          createdAt: '2025-09-23T12:34:56.789Z',
          tag: 'happy-path',
          seed: 12345,
        },
        session: { platform: 'unknown', recorder: 'unknown', programVersion: null },
        exchanges: [
          {
            pre: { prompt: null, stateHash: null },
            output: { chunks: [{ delay_ms: 12, text: ['sqlite> '] }] },
            exit: null,
            dur_ms: 12,
            annotations: {},
          },
          {
            pre: { prompt: 'sqlite> ', stateHash: null },
            input: { kind: 'line', dataText: 'select 1;', dataBytesB64: null },
            output: {
              chunks: [
                { delay_ms: 12, text: ['1\n'] },
                { delay_ms: 3, dataB64: '/w==' },
              ],
            },
            exit: { code: 0, signal: null },
            dur_ms: 15,
          },
        ],
      },
    })
  })

  it('becomes one of version 1 on the next rewrite, and keeps its comments', async () => {
    const parsed = await parseTape(zero)
    const printed = parsed.ok ? printTape(parsed.tape, parsed.comments) : ''
    expect(printed).toMatch(/^\/\/ ours\n\{\n {2}"version": 1,/)
    expect(printed).toContain('// the seed')
    const again = await parseTape(printed)
    expect(again.ok && again.tape).toEqual(parsed.ok && parsed.tape)
  })

  it('is known by its recordedAt where it has no version', async () => {
    expect(await parseTape(zero.replace('version: 0,', ''))).toMatchObject({ ok: true })
    expect(await parseTape(zero.replace('version: 0,', '').replace('recordedAt', 'createdAt'))).toMatchObject(
      {
        ok: false,
        problems: expect.arrayContaining([expect.objectContaining({ path: 'version' })]),
      },
    )
  })

  it('is refused with its line where it is broken', async () => {
    expect(await parseTape(zero.replace("kind: 'line'", "kind: 'lines'"))).toMatchObject({
      ok: false,
      problems: [{ path: 'exchanges[1].input.kind', line: 12 }],
    })
  })
})

it('refuses a newer version by name', async () => {
  expect(await parseTape(zero.replace('version: 0', 'version: 2'))).toMatchObject({
    ok: false,
    problems: [{ path: 'version', message: expect.stringMatching(/version 2, written by a newer termtape/) }],
  })
})

it.each<[unknown]>([
  [null],
  [[]],
  ['text'],
  [{ version: 0 }],
  [{ version: 0, meta: [], session: 1, exchanges: {} }],
  [{ version: 0, meta: { recordedAt: 1 }, exchanges: [null, { input: null, output: { chunks: [1] } }] }],
  [{ version: { version: 0 } }],
])('takes whatever comes: %j', (document) => {
  expect(() => migrate(document)).not.toThrow()
})
