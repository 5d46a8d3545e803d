import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { open } from '../../src/open/open.ts'
import type { SpawnOptions } from '../../src/open/spawn-options.ts'
import type { Recorder, Saved } from '../../src/record/recorder.ts'
import type { Session } from '../../src/session/session.ts'
import type { Exchange, Tape } from '../../src/tape/tape.ts'
import { readTape } from '../../src/tape/tape-file.ts'

const root = await mkdtemp(join(tmpdir(), 'termtape-record-'))
afterAll(() => rm(root, { recursive: true }))

interface Recording {
  session: Session
  recorder: Recorder
  /** Closes, saves and reads the tape back. */
  tape: () => Promise<Tape>
  save: () => Promise<Saved>
  path: string
}

async function recording(
  name: string,
  command: string,
  args: string[] = [],
  options: SpawnOptions = {},
): Promise<Recording> {
  const opened = await open(
    command,
    args,
    { tapeName: name, record: 'OVERWRITE', ...options },
    { root, policy: 'new', rerecord: '', warn: () => {} },
  )
  const { session } = opened
  const recorder = opened.recorder()
  if (recorder === undefined) throw new Error('nothing is recorded')
  const save = async (): Promise<Saved> => {
    await session.close()
    return recorder.save()
  }
  const tape = async (): Promise<Tape> => {
    await save()
    const file = await readTape(recorder.path)
    if (file === undefined) throw new Error('no tape was saved')
    return file.tape
  }
  return { session, recorder, tape, save, path: recorder.path }
}

const leaver =
  "process.stdin.setRawMode(true).once('data', () => process.exit(0)); process.stdout.write('ready')"

/** An exchange in short: the input, the output, the end. */
function short({ input, output, exit }: Exchange): unknown {
  const said = output.chunks.map((chunk) => ('text' in chunk ? chunk.text.join('') : chunk.dataB64)).join('')
  return [
    input.kind,
    'dataText' in input ? input.dataText : null,
    said,
    ...(exit === null ? [] : [exit.signal ?? exit.code]),
  ]
}

it.skipIf(!existsSync('/bin/bash'))(
  'takes the echo of a line for one, sent before the prompt came',
  async () => {
    const { session, save } = await recording('at once', 'bash', ['--norc', '--noprofile'])
    await session.sendLine('sleep 0.2; echo ok')
    await session.expect('ok')
    expect(session.output).toMatch(/[\r\n]ok\r\n/)
    expect(await save()).toBe('new')
  },
)

it('notes how long a program took to end, also when it said its last word long before', async () => {
  const { session, tape } = await recording('slow end', 'sh', ['-c', 'echo bye; sleep 0.4'])
  await session.exit
  const exchange = (await tape()).exchanges.at(-1)
  const saidMs = exchange?.output.chunks.reduce((sum, { delay_ms: ms }) => sum + ms, 0) ?? 0
  expect(exchange?.exit).toEqual({ code: 0, signal: null })
  expect((exchange?.dur_ms ?? 0) - saidMs).toBeGreaterThan(300)
})

describe('what is recorded', () => {
  it('is one exchange per input, and the opening', async () => {
    const { session, tape } = await recording('exchanges', 'cat')
    await session.sendLine('one')
    await session.send('tw')
    await session.send('o\r')
    await session.resize(100, 30)
    await session.sendEof()
    await session.expectEof()
    expect((await tape()).exchanges.map(short)).toEqual([
      ['start', null, ''],
      ['line', 'one', 'one\r\none\r\n'],
      ['raw', 'tw', 'tw'],
      ['raw', 'o\r', 'o\r\ntwo\r\n'],
      ['resize', null, ''],
      ['eof', null, '', 0],
    ])
  })

  it('is one exchange for all keys of a text, up to the one that ends it', async () => {
    const script =
      'read x; echo "<$x>"; stty -echo; printf "word? "; read y; stty echo; echo; echo "${#y} letters"'
    const { session, tape } = await recording('typed', 'sh', ['-c', script])
    await session.type('ab\nopen sesame 7\n')
    await session.expect('13 letters')
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(short)).toEqual([
      ['start', null, ''],
      ['keys', 'ab\r', 'ab\r\n<ab>\r\nword? '],
      ['keys', '⟨secret:password:1⟩\r', '\r\n13 letters\r\n', 0],
    ])
  })

  it('is as much of what was typed as the program received', async () => {
    const { session, tape } = await recording('left', process.execPath, ['-e', leaver])
    await session.expect('ready')
    await expect(session.type('qrs')).rejects.toThrow('ended')
    expect((await tape()).exchanges.map(short)).toEqual([
      ['start', null, 'ready'],
      ['keys', 'q', '', 0],
    ])
  })

  it('ends with the exchange in which the program ended', async () => {
    const { session, tape } = await recording('exit', 'sh', ['-c', 'echo one; read x; echo $x; exit 7'])
    await session.expect('one')
    await session.sendLine('two')
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(({ exit }) => exit)).toEqual([null, { code: 7, signal: null }])
  })

  it('holds the end of a program nobody waited for', async () => {
    const { session, tape } = await recording('unawaited', 'sh', ['-c', 'read x; seq 1 2000; exit 7'])
    await session.sendLine()
    const { exchanges } = await tape()
    expect(exchanges.at(-1)?.exit).toEqual({ code: 7, signal: null })
    expect(short(exchanges.at(-1)!)).toMatchObject({ 2: expect.stringMatching(/\n2000\r\n$/) })
  })

  it('does not hold the hang-up that ended the session', async () => {
    const { session, tape } = await recording('hang-up', 'sh', [
      '-c',
      'trap "echo hung up; exit" HUP; echo up; read x',
    ])
    await session.expect('up')
    const { exchanges } = await tape()
    expect(exchanges.map(short)).toEqual([['start', null, 'up\r\n']])
  })

  it('holds the signal that ended the program', async () => {
    const { session, tape } = await recording('signal', 'cat')
    await session.signal('SIGTERM')
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(short)).toEqual([
      ['start', null, ''],
      ['signal', null, '', 'SIGTERM'],
    ])
  })

  it('holds what the input was typed behind', async () => {
    const { session, tape } = await recording('prompts', 'sh', [
      '-c',
      'printf "name? "; read x; printf "%s, age? " $x; read y',
    ])
    await session.expect('name? ')
    await session.sendLine('ada')
    await session.expect('age? ')
    await session.sendLine('36')
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(({ pre }) => pre.prompt)).toEqual([null, 'name? ', 'ada, age? '])
  })

  it('holds a character whole that the program wrote in two halves', async () => {
    const halves = String.raw`printf "\360\237"; sleep 0.1; printf "\232\200\n"`
    const { session, tape } = await recording('halves', 'sh', ['-c', halves])
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(short)).toEqual([['start', null, '🚀\r\n', 0]])
  })

  it('keeps standard error apart on pipes', async () => {
    const { session, tape } = await recording('stderr', 'sh', ['-c', 'echo bad >&2; read x'], {
      transport: 'pipe',
    })
    await session.expect('bad')
    await session.sendLine()
    await session.expectEof()
    const { meta, exchanges } = await tape()
    expect(meta.pty).toBeNull()
    expect(exchanges[0]?.output.chunks).toMatchObject([{ stream: 'stderr', text: ['bad\n'] }])
  })

  it('knows nothing of an input the program never got', async () => {
    const { session, tape } = await recording('refused', 'cat')
    await expect(session.sendLine('x'.repeat(5_000))).rejects.toMatchObject({ problem: 'line-too-long' })
    await session.sendLine('short')
    await session.expect('short\r\nshort')
    expect((await tape()).exchanges.map(short)).toEqual([
      ['start', null, ''],
      ['line', 'short', 'short\r\nshort\r\n'],
    ])
  })

  it.each(['⟨project⟩/a', '⟨secret:token:1⟩', '⟨secret:db:base64⟩', '⟨secret:password:1@0-40⟩'])(
    'takes no input in which %s is meant as such',
    async (text) => {
      const { session, tape } = await recording('reserved', 'cat')
      await expect(session.sendLine(`see ${text}`)).rejects.toMatchObject({
        code: 'not-replayable',
        message: expect.stringContaining(/⟨[^⟩]+⟩/.exec(text)?.[0] ?? ''),
      })
      await session.sendLine('⟨folder⟩ ⟨secret⟩')
      await session.expect('⟨secret⟩\r\n⟨folder')
      expect((await tape()).exchanges.map(({ input }) => input)).toMatchObject([
        { kind: 'start' },
        { kind: 'line', dataText: '⟨folder⟩ ⟨secret⟩' },
      ])
    },
  )

  it.each<[string, string[], SpawnOptions]>([
    ['an argument', ['-c', 'echo ⟨home⟩'], {}],
    ['a variable', ['-c', 'exit'], { env: { AT: '⟨secret:db⟩' } }],
  ])('starts nothing with such a name in %s', async (_, args, options) => {
    await expect(recording('reserved-start', 'sh', args, options)).rejects.toMatchObject({
      code: 'not-replayable',
    })
  })

  it('answers the terminal by itself, and says so', async () => {
    const ask = String.raw`stty -echo -icanon; printf "\033[6n"; dd bs=1 count=6 2>/dev/null | od -An -c`
    const { session, tape } = await recording('replies', 'sh', ['-c', ask])
    await session.expect(/033 {3}\[ {3}1 {3}; {3}1 {3}R/)
    await session.expectEof()
    const { exchanges } = await tape()
    expect(exchanges.map(({ input }) => input.kind)).toEqual(['start', 'reply'])
    expect(exchanges[1]?.input).toMatchObject({ dataText: '\u001b[1;1R' })
  })

  it('is what was asked for, without this machine', async () => {
    const { session, tape } = await recording('meta', 'sh', ['-c', 'exit', join(root, 'data')], {
      env: { DATA: join(root, 'data'), TERM: 'vt100' },
      cols: 100,
      rows: 30,
    })
    await session.expectEof()
    const { meta } = await tape()
    expect(meta).toMatchObject({
      program: 'sh',
      args: ['-c', 'exit', '⟨project⟩/data'],
      cwd: '.',
      pty: { rows: 30, cols: 100 },
      env: { DATA: '⟨project⟩/data', LANG: 'C.UTF-8', TERM: 'vt100', TZ: 'UTC' },
    })
    expect(Object.keys(meta.env)).toEqual(['DATA', 'LANG', 'TERM', 'TZ'])
  })
})

describe('typing ahead', () => {
  it('gives every input the answer it caused', async () => {
    const { session, tape } = await recording('ahead', 'sh', [
      '-c',
      'while read x; do i=0; while [ $i -lt 3000 ]; do i=$((i+1)); done; echo "got $x"; done',
    ])
    await session.sendLine('1')
    await session.sendLine('2')
    await session.sendLine('3')
    await session.expect('got 3')
    expect((await tape()).exchanges.map(short)).toEqual([
      ['start', null, ''],
      ['line', '1', '1\r\ngot 1\r\n'],
      ['line', '2', '2\r\ngot 2\r\n'],
      ['line', '3', '3\r\ngot 3\r\n'],
    ])
  })

  it('does not wait for ever for a program that never rests', async () => {
    const { session, tape } = await recording('restless', 'sh', [
      '-c',
      'trap "exit 9" INT; echo up; while :; do :; done',
    ])
    await session.expect('up')
    await session.press('Ctrl+C')
    await session.expectEof()
    expect((await tape()).exchanges.map(short)).toEqual([
      ['start', null, 'up\r\n'],
      ['raw', '\u0003', '^C', 9],
    ])
  })
})

describe('the file', () => {
  const talk = async ({ session }: Recording, ...lines: string[]): Promise<void> => {
    for (const line of lines) {
      await session.sendLine(line)
      await session.expect(`${line}\r\n${line}\r\n`, { echo: true })
    }
  }

  it('is new, unchanged, changed', async () => {
    const first = await recording('states', 'cat')
    await talk(first, 'a')
    expect(await first.save()).toBe('new')
    const bytes = await readFile(first.path)
    const second = await recording('states', 'cat')
    await talk(second, 'a')
    expect(await second.save()).toBe('unchanged')
    expect(await readFile(first.path)).toEqual(bytes)
    const third = await recording('states', 'cat')
    await talk(third, 'b')
    expect(await third.save()).toBe('changed')
  })

  it('differs only where one input changed', async () => {
    const first = await recording('one-change', 'cat')
    await talk(first, 'a', 'b', 'c')
    await first.save()
    const exchanges = async (): Promise<readonly Exchange[]> =>
      (await readTape(first.path))?.tape.exchanges ?? []
    const before = await exchanges()
    const second = await recording('one-change', 'cat')
    await talk(second, 'a', 'B', 'c')
    await second.save()
    const after = await exchanges()
    expect(after.map((exchange, index) => isDeepStrictEqual(exchange, before[index]))).toEqual([
      true,
      true,
      false,
      true,
    ])
    expect(short(after[2]!)).toEqual(['line', 'B', 'B\r\nB\r\n'])
  })

  it('keeps what people wrote into it', async () => {
    const first = await recording('comments', 'cat')
    await talk(first, 'a')
    await first.save()
    const commented = (await readFile(first.path, 'utf8'))
      .replace('// termtape', '// Why we tape this.\n// termtape')
      .replace('"input": { "kind": "line"', '// The first word.\n      "input": { "kind": "line"')
    await writeFile(first.path, commented)
    const second = await recording('comments', 'cat')
    await talk(second, 'a', 'b')
    expect(await second.save()).toBe('changed')
    const after = await readFile(first.path, 'utf8')
    expect(after).toContain('// Why we tape this.')
    expect(after).toMatch(/\/\/ The first word\.\s+"input": \{ "kind": "line", "dataText": "a"/)
  })

  it('leaves nothing beside itself', async () => {
    const { session, save, path } = await recording('alone/a', 'true')
    await session.expectEof()
    await save()
    expect(await readdir(join(path, '..'))).toEqual(['a.json5'])
  })
})
