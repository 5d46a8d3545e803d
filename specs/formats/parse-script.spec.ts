import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOfChunk } from '../../src/tape/data.ts'
import { isTape } from '../../src/tape/guard.ts'
import type { ImportedTape } from '../../src/formats/imported.ts'
import { parseScript, type ScriptLogs } from '../../src/formats/parse-script.ts'
import type { Tape } from '../../src/tape/tape.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'script-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Records with the real `script`, and gives its files. */
async function record(command: string, args: readonly string[], typed = ''): Promise<Record<string, Buffer>> {
  await new Promise<void>((resolve) => {
    const child = execFile('script', ['-q', '-c', command, ...args], { cwd: folder }, () => resolve())
    child.stdin?.end(typed)
  })
  const files: Record<string, Buffer> = {}
  for (const name of ['timing', 'output', 'input', 'both'])
    files[name] = await readFile(join(folder, name)).catch(() => Buffer.alloc(0))
  return files
}

function tapeOf(imported: ImportedTape): Tape {
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
  expect(isTape(imported.tape)).toBe(true)
  return imported.tape
}

function said(tape: Tape): string {
  const chunks = tape.exchanges.flatMap(({ output }) => output.chunks)
  return Buffer.concat(chunks.map(bytesOfChunk)).toString('latin1')
}

// BSD and macOS have another program of that name.
const { error, stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' })
const isUtilLinux = error === undefined && stdout.includes('util-linux')

describe.runIf(isUtilLinux)('recordings of the real script', () => {
  it('in the simple format', async () => {
    const { timing, output } = await record(
      String.raw`printf 'hi\nthere \377 \342\202'; sleep 0.05; printf '\254'`,
      ['--logging-format', 'classic', '-T', 'timing', '-O', 'output'],
    )
    const tape = tapeOf(parseScript({ timing: timing!, output: output! }, { program: 'printf' }))
    expect(said(tape)).toBe('hi\r\nthere \u00ff \u00e2\u0082\u00ac')
    expect(tape.meta.program).toBe('printf')
    expect(tape.exchanges).toHaveLength(1)
  })

  it('in the advanced format, with input, command and exit code', async () => {
    const { timing, output, input } = await record(
      'cat',
      ['-e', '-T', 'timing', '-O', 'output', '-I', 'input'],
      'one\n',
    )
    const tape = tapeOf(parseScript({ timing: timing!, output: output!, input: input! }))
    expect(tape.meta).toMatchObject({ program: 'cat', args: [] })
    expect(tape.meta.createdAt).toMatch(/^20/)
    expect(said(tape)).toContain('one\r\none\r\n')
    expect(tape.exchanges.map((each) => each.input)).toContainEqual({
      kind: 'raw',
      dataText: 'one\n',
      dataBytesB64: null,
    })
    expect(tape.exchanges.at(-1)?.exit).toEqual({ code: 0, signal: null })
  })

  it('with input and output in one log', async () => {
    const { timing, both } = await record('head -n 1; exit 3', ['-e', '-T', 'timing', '-B', 'both'], 'one\n')
    const tape = tapeOf(parseScript({ timing: timing!, output: both! }))
    expect(tape.meta).toMatchObject({ program: 'sh', args: ['-c', 'head -n 1; exit 3'] })
    expect(said(tape)).toContain('one\r\none\r\n')
    expect(tape.exchanges.at(-1)?.exit).toEqual({ code: 3, signal: null })
  })
})

const started = 'Script started on 2026-11-21\n'

it('reads signals, sizes and the terminal', () => {
  const timing = [
    'H 0.000000 START_TIME 2026-11-21 02:39:02+01:00',
    'H 0.000000 TERM xterm',
    'H 0.000000 COLUMNS 100',
    'H 0.000000 LINES 30',
    'H 0.000000 COMMAND vim a.txt',
    'O 0.250000 2',
    'S 1.000000 SIGWINCH ROWS=40 COLS=120',
    'O 0.001000 1',
    'S 0.500000 SIGTERM',
    'H 0.000000 EXIT_CODE 143',
  ].join('\n')
  const tape = tapeOf(parseScript({ timing, output: `${started}abc\nScript done\n` }))
  expect(tape.meta).toMatchObject({
    program: 'vim',
    args: ['a.txt'],
    env: { TERM: 'xterm' },
    pty: { rows: 30, cols: 100 },
    createdAt: '2026-11-21T01:39:02.000Z',
  })
  expect(tape.exchanges.map(({ input }) => input)).toEqual([
    { kind: 'start' },
    { kind: 'resize', rows: 40, cols: 120 },
    { kind: 'signal', signal: 'SIGTERM' },
  ])
  expect(tape.exchanges[0]?.output.chunks).toEqual([{ delay_ms: 250, text: ['ab'] }])
  expect(tape.exchanges[1]?.annotations).toEqual({ pause_ms: 1000 })
  expect(tape.exchanges[2]?.exit).toEqual({ code: 143, signal: null })
})

it.each<[string, ScriptLogs, number, string, RegExp]>([
  ['an entry that is none', { timing: '0.1 1\nx\n', output: `${started}a` }, 2, 'timing', /is not an entry/],
  ['too few bytes', { timing: '0.1 1\n0.1 9\n', output: `${started}ab` }, 2, 'timing', /needs 9 bytes/],
  [
    'too little input',
    { timing: 'I 0.1 2\n', output: started, input: started },
    1,
    'timing',
    /input log ends/,
  ],
  ['a count that is none', { timing: 'O 0.1 -1\n', output: started }, 1, 'timing', /number of bytes/],
  ['a signal that is none', { timing: 'S 0.1 TERM\n', output: started }, 1, 'timing', /no signal/],
  ['a bad exit code', { timing: 'H 0.0 EXIT_CODE x\n', output: started }, 1, 'timing', /exit code/],
  ['a header that is none', { timing: 'H 0.0 =\n', output: started }, 1, 'timing', /is not a header/],
  ['nothing', { timing: '', output: started }, 1, 'timing', /no output and no input/],
  ['an empty log', { timing: '0.1 1\n', output: '' }, 1, 'output', /no first line/],
])('refuses %s and says where', (_, logs, line, path, message) => {
  expect(parseScript(logs)).toMatchObject({
    ok: false,
    problems: [{ line, path, message: expect.stringMatching(message) }],
  })
})
