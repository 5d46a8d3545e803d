import { once } from 'node:events'
import { closeSync, openSync, writeSync } from 'node:fs'
import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { control } from '../../../src/control/registry/control.ts'
import {
  interactionSchema,
  type InteractionEntry,
} from '../../../src/control/storage/entities/interaction-log.ts'
import { LogFile } from '../../../src/control/registry/log-file.ts'
import { MaskedOutput } from '../../../src/control/registry/masked-output.ts'
import { sessionInteractions, sessionOutput } from '../../../src/control/registry/read-logs.ts'
import { createRedactor } from '../../../src/redact/redactor.ts'
import { useHome } from '../home.ts'

const home = useHome()

// Put together here, so that no scanner takes them for lost ones.
const token = ['ghp', '0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R'].join('_')
const key =
  ['-----BEGIN', 'PRIVATE KEY-----\r\n'].join(' ') +
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\r\n'.repeat(4) +
  '-----END PRIVATE KEY-----\r\n'

async function logOf(id: string): Promise<InteractionEntry[]> {
  const text = await readFile(join(home.folder, 'sessions', id, 'interactions.jsonl'), 'utf8')
  const lines = text.trimEnd().split('\n')
  return lines.map((line) => interactionSchema.parse(JSON.parse(line)))
}

function outputOf(id: string): Promise<string> {
  return readFile(join(home.folder, 'sessions', id, 'output.log'), 'utf8')
}

describe('interactions.jsonl', () => {
  it('holds who said what, in order', async () => {
    const session = await control('sh', { sessionId: 'a', env: { PS1: 'ready> ' } })
    await session.expect('ready> ')
    await session.sendLine('echo $((6*7))')
    await session.expect(/4\d/)
    await session.expect('never', { timeoutMs: 0 }).catch(() => {})
    await session.sendLine('exit 3')
    await session.exit
    await session.close()
    const entries = await logOf('a')
    const heard = entries.filter(({ action }) => action === 'RECV')
    // Where a read ends is chance, so the answers count as one.
    expect(heard.map((each) => each.output_text).join('')).toBe(await outputOf('a'))
    expect(
      entries
        .filter((each) => !heard.includes(each))
        .map((each) => [each.action, each.input_text, each.output_text, each.pattern_matched]),
    ).toEqual([
      ['START', 'sh', null, null],
      ['EXPECT', null, 'ready> ', '"ready> "'],
      ['SEND', 'echo $((6*7))', null, null],
      ['EXPECT', null, '42', '/4\\d/'],
      ['ERROR', '"never"', expect.stringMatching(/^Timed out after \d+ ms waiting for "never"\.$/), null],
      ['SEND', 'exit 3', null, null],
      ['ERROR', null, 'The program ended with exit code 3.', null],
    ])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(await outputOf('a')).toBe('ready> echo $((6*7))\r\n42\r\nready> exit 3\r\n')
  })

  it('masks what was typed while the terminal hid it, wherever it shows up later', async () => {
    const session = await control('sh', { sessionId: 'a', env: { PS1: 'ready> ' } })
    await session.sendLine("stty -echo; printf 'who? '; read x; stty echo")
    await session.expect('who? ')
    for (const letter of 'sesame-open') await session.send(letter)
    await session.sendLine()
    await session.expect('ready> ')
    await session.sendLine('echo "<$x>"')
    await session.expect('<sesame-open>')
    await session.close()
    expect(JSON.stringify(await logOf('a'))).not.toContain('sesame')
    expect(await outputOf('a')).not.toContain('sesame')
    expect(
      (await logOf('a')).filter(({ action }) => action === 'SEND').map((each) => each.input_text),
    ).toEqual(["stty -echo; printf 'who? '; read x; stty echo", '⟨secret:password:1⟩', 'echo "<$x>"'])
  })

  it.each(['sendLine', 'type'] as const)(
    'masks what a prompt that paints by itself did not show, %s',
    async (how) => {
      const painted =
        "process.stdin.setRawMode(true); process.stdout.write('Password: '); let t = ''; process.stdin.on('data', (d) => { for (const c of String(d)) if (c === '\\r') { console.log('\\r\\ngot ' + t); process.exit() } else { t += c; process.stdout.write('*') } })"
      const session = await control('node', { args: ['-e', painted], sessionId: 'a' })
      await session.expect('Password: ')
      if (how === 'sendLine') await session.sendLine('open-sesame')
      else await session.type('open-sesame\n')
      await session.expect('got open-sesame')
      await session.close()
      expect(JSON.stringify(await logOf('a'))).not.toContain('sesame')
      expect(await outputOf('a')).not.toContain('sesame')
    },
  )

  it('looks again whenever the program said something: one key may lead to a password prompt', async () => {
    const menu =
      'stty raw -echo; printf "key? "; head -c 1 >/dev/null; stty sane -echo; printf "pass? "; read x; echo done'
    const session = await control('sh', { args: ['-c', menu], sessionId: 'a' })
    await session.expect('key? ')
    await session.send('p')
    await session.expect('pass? ')
    await session.sendLine('open-sesame')
    await session.expect('done')
    await session.close()
    expect(JSON.stringify(await logOf('a'))).not.toContain('sesame')
  })

  it('masks what was printed, and a private key whole', async () => {
    const session = await control('cat', { sessionId: 'a', transport: 'pipe' })
    await session.send(`token ${token.slice(0, 20)}`)
    await session.expect(token.slice(0, 20))
    await session.sendLine(token.slice(20))
    for (const line of key.split('\r\n')) await session.sendLine(line)
    await session.sendLine('the end')
    await session.expect('the end')
    await session.close()
    for (const text of [await outputOf('a'), JSON.stringify(await logOf('a'))])
      expect(text).not.toContain('MIIEvQ')
    expect(await outputOf('a')).toContain('the end')
  })

  it('takes keys typed one by one together', async () => {
    const session = await control('cat', { sessionId: 'a', transport: 'pipe' })
    for (const letter of `key ${token}\n`) await session.send(letter)
    await session.expect(token)
    await session.close()
    expect((await logOf('a')).find(({ action }) => action === 'SEND')?.input_text).toBe(
      'key ⟨secret:token:1⟩',
    )
    expect(JSON.stringify(await logOf('a'))).not.toContain(token)
  })

  it('is not written at the level silent, and tells of the terminal at the level debug', async () => {
    const silent = await control('cat', { sessionId: 'silent', logLevel: 'silent' })
    await silent.close()
    await expect(logOf('silent')).rejects.toThrow(/ENOENT/)
    await expect(outputOf('silent')).rejects.toThrow(/ENOENT/)
    for (const logLevel of ['info', 'debug'] as const) {
      const session = await control('cat', { sessionId: logLevel, logLevel })
      await session.resize(100, 30)
      await session.close()
    }
    const said = async (id: string): Promise<(string | null)[]> =>
      (await logOf(id)).map((each) => each.input_text)
    expect(await said('info')).toEqual(['cat'])
    expect(await said('debug')).toEqual(['cat', 'resize to 100x30'])
  })

  it('is read back, but for a line that was cut short', async () => {
    const session = await control('cat', { sessionId: 'a' })
    await session.sendLine('hello')
    await session.expect('hello')
    await session.close()
    const path = join(home.folder, 'sessions/a/interactions.jsonl')
    await appendFile(path, '{"id":"cut sh')
    const { interactions, damaged } = await sessionInteractions('a')
    expect(interactions.filter(({ action }) => action !== 'RECV')).toMatchObject([
      { action: 'START', input: 'cat', output: undefined },
      { action: 'SEND', input: 'hello' },
      { action: 'EXPECT', output: 'hello', pattern: '"hello"' },
    ])
    expect(damaged).toEqual([(await readFile(path, 'utf8')).split('\n').length])
    expect(await sessionInteractions('nobody')).toEqual({ interactions: [], damaged: [] })
    await expect(sessionInteractions('../a')).rejects.toThrow(/Invalid id/)
  })

  it('goes on where the last session of the same id ended', async () => {
    for (let round = 0; round < 2; round++)
      await control('cat', { sessionId: 'a' }).then((each) => each.close())
    expect((await logOf('a')).map(({ action }) => action)).toEqual(['START', 'START'])
    expect(new Set((await logOf('a')).map(({ id }) => id)).size).toBe(2)
  })

  it('keeps all of a flood, rotated', async () => {
    await mkdir(home.folder, { recursive: true })
    await writeFile(join(home.folder, 'config.json'), '{ "logging": { "log_bytes_max": 300000 } }')
    const session = await control('seq 100000 200000', { sessionId: 'a', transport: 'pipe' })
    await session.exit
    await session.close()
    const [newest, older] = [
      await outputOf('a'),
      await readFile(join(home.folder, 'sessions/a/output.log.1'), 'utf8'),
    ]
    const all = Array.from({ length: 100_001 }, (_, at) => `${100_000 + at}\n`).join('')
    expect(all.endsWith(older + newest)).toBe(true)
    for (const text of [newest, older]) expect(text.length).toBeLessThanOrEqual(300_000)
    expect(older.length).toBeGreaterThan(200_000)
    expect(await sessionOutput('a')).toEqual({
      sessionId: 'a',
      logPath: join(home.folder, 'sessions/a/output.log'),
      lines: newest.length / 7,
      bytes: newest.length,
      rotatedAt: expect.any(Date),
    })
    expect((await stat(join(home.folder, 'sessions/a/output.log'))).mode & 0o777).toBe(0o600)
  })
})

describe('a log that cannot be written any more', () => {
  it('is given up with a warning, and the session goes on', async () => {
    await mkdir(home.folder, { recursive: true })
    await writeFile(join(home.folder, 'config.json'), '{ "logging": { "log_bytes_max": 2000 } }')
    const session = await control('sh', { sessionId: 'a', env: { PS1: 'ready> ' } })
    await session.expect('ready> ')
    await rm(join(home.folder, 'sessions'), { recursive: true })
    const warned = once(process, 'warning')
    for (let round = 0; round < 3; round++) {
      await session.sendLine(`seq 1000; echo "round $((round=${round}))"`)
      await session.expect(`round ${round}`)
    }
    expect((await warned)[0]).toMatchObject({
      message: expect.stringContaining('The log of session a is not written any more: ENOENT'),
    })
    await session.close()
  })

  it('never writes into a descriptor that is somebody else’s by now', async () => {
    await mkdir(home.folder, { recursive: true })
    const folder = join(home.folder, 'gone')
    await mkdir(folder)
    const log = new LogFile(join(folder, 'a.log'), 10)
    log.append('12345')
    await rm(folder, { recursive: true })
    expect(() => log.append('678901')).toThrow(/ENOENT/)
    const theirs = join(home.folder, 'theirs')
    const files = Array.from({ length: 20 }, () => openSync(theirs, 'a'))
    expect(() => log.append('678901')).toThrow(/ENOENT/)
    log.close()
    for (const file of files) writeSync(file, 'x')
    for (const file of files) closeSync(file)
    expect(await readFile(theirs, 'utf8')).toBe('x'.repeat(20))
  })
})

describe('a log file', () => {
  it('never grows beyond its size, and loses nothing of the last turn', async () => {
    await mkdir(home.folder, { recursive: true })
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 40 })
    let file = 0
    await fc.assert(
      fc.asyncProperty(texts, async (each) => {
        const path = join(home.folder, `${++file}.log`)
        const log = new LogFile(path, 100)
        for (const text of each) log.append(text)
        log.close()
        const read = async (name: string): Promise<Buffer> => readFile(name).catch(() => Buffer.alloc(0))
        const [newest, older] = [await read(path), await read(`${path}.1`)]
        const all = Buffer.from(each.map((text) => Buffer.from(text).toString()).join(''))
        expect(all.subarray(all.length - newest.length - older.length)).toEqual(
          Buffer.concat([older, newest]),
        )
        const longest = Math.max(0, ...each.map((text) => Buffer.byteLength(text)))
        for (const part of [newest, older]) expect(part.length).toBeLessThanOrEqual(Math.max(100, longest))
        expect(log.bytes).toBe(newest.length)
      }),
      { numRuns: 50 },
    )
  })
})

describe('output on its way to a log', () => {
  it('comes out as it went in when it holds no secret', () => {
    const read = fc.record({
      text: fc.array(fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '-----BEGIN ', '-----END '), {
        maxLength: 12,
      }),
      stream: fc.constantFrom('stdout' as const, 'stderr' as const),
      take: fc.constantFrom('lines', 'settled', 'all', 'nothing'),
    })
    fc.assert(
      fc.property(fc.array(read, { maxLength: 20 }), (reads) => {
        const output = new MaskedOutput(createRedactor({ rules: [] }))
        let out = ''
        for (const { text, stream, take } of reads) {
          output.push(text.join(''), stream)
          if (take === 'lines') out += output.takeLines()
          if (take === 'settled') out += output.takeSettled()
          if (take === 'all') out += output.takeAll()
        }
        expect(out + output.takeAll()).toBe(reads.map(({ text }) => text.join('')).join(''))
        expect(output.isEmpty).toBe(true)
      }),
    )
  })

  it('holds a key until its end has come, but not for ever', () => {
    const output = new MaskedOutput(createRedactor())
    output.push(`before\n${key.slice(0, 90)}`, 'stdout')
    expect(output.takeSettled()).toBe('before\n')
    output.push(key.slice(90), 'stdout')
    expect(output.takeSettled()).not.toContain('MIIEvQ')
    output.push('-----BEGIN nothing that ends', 'stdout')
    expect(output.takeSettled()).toBe('')
    output.push('x'.repeat(300_000), 'stdout')
    expect(output.takeSettled()).toHaveLength(300_028)
  })
})
