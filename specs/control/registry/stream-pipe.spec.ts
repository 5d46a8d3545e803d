import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { control } from '../../../src/control/registry/control.ts'
import { pieces, pipePath, StreamPipe } from '../../../src/control/registry/stream-pipe.ts'
import { StoreFileError } from '../../../src/errors.ts'
import { useHome } from '../home.ts'

const home = useHome()

/** A program that reads a pipe to its end. */
function reader(path: string): { child: ChildProcess; text: () => string; end: Promise<string> } {
  const child = spawn('cat', [path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  return { child, text: () => text, end: new Promise((resolve) => child.on('close', () => resolve(text))) }
}

/** A session that prints until the reader has seen something: only then does the reader surely have the pipe open. */
async function streamed(): Promise<{
  session: Awaited<ReturnType<typeof control>>
  cat: ReturnType<typeof reader>
}> {
  const session = await control('cat', { sessionId: 'a', stream: true, transport: 'pipe' })
  const cat = reader(pipePath('a'))
  await expect
    .poll(
      async () => {
        await session.sendLine('hello')
        return cat.text()
      },
      { timeout: 20_000 },
    )
    .toContain('hello')
  return { session, cat }
}

function said(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/^\[\d{9,}\.\d{3}\]/, ''))
}

describe('a stream', () => {
  it('is lines of input, output, errors and matches, each with its time', async () => {
    const { session, cat } = await streamed()
    await session.sendLine('one')
    await session.expect('one')
    await session.close()
    const lines = said(await cat.end)
    expect(lines.filter((line) => line.includes('one'))).toEqual(['[IN ] one', '[OUT] one', '[MTX] "one"'])
    expect(cat.text()).toMatch(/^(\[\d+\.\d{3}\]\[(OUT|IN |MTX)\] .*\n)+$/)
  })

  it('tells standard error apart', async () => {
    const session = await control('sh', { sessionId: 'a', stream: true, transport: 'pipe' })
    const cat = reader(pipePath('a'))
    await expect
      .poll(
        async () => {
          await session.sendLine('echo oops >&2')
          return cat.text()
        },
        { timeout: 20_000 },
      )
      .toContain('[ERR] oops')
    await session.close()
    await cat.end
  })

  it('does not show what the terminal hides', async () => {
    const session = await control('sh', { sessionId: 'a', stream: true, env: { PS1: 'ready> ' } })
    const cat = reader(pipePath('a'))
    await expect
      .poll(
        async () => {
          await session.sendLine('stty -echo; read x; stty echo')
          await session.sendLine('open-sesame')
          return cat.text()
        },
        { timeout: 20_000 },
      )
      .toContain('[IN ] (hidden)')
    await session.close()
    await cat.end
  })

  it('never waits for a reader, nor for a slow one', async () => {
    const session = await control('seq 1 200000', { sessionId: 'a', stream: true })
    await session.exit
    expect(session.output).toContain('200000')
    const slow = await control('cat', { sessionId: 'b', stream: true, transport: 'pipe' })
    const sleeper = spawn('sh', ['-c', 'exec sleep 1000 <"$0"', pipePath('b')], { stdio: 'ignore' })
    for (let line = 0; line < 200; line++) await slow.sendLine('x'.repeat(5_000))
    await slow.sendLine('the end')
    await slow.expect('the end')
    await slow.close()
    sleeper.kill()
  })

  it('goes on when a reader leaves', async () => {
    const { session, cat } = await streamed()
    cat.child.kill()
    await cat.end
    for (let line = 0; line < 5; line++) await session.sendLine('alone')
    await session.expect('alone')
    const next = reader(pipePath('a'))
    await expect
      .poll(
        async () => {
          await session.sendLine('again')
          return next.text()
        },
        { timeout: 20_000 },
      )
      .toContain('again')
    await session.close()
    await next.end
  })

  it('ends for a reader that never had anything to read', async () => {
    const session = await control('cat', { sessionId: 'a', stream: true })
    const cat = reader(pipePath('a'))
    // The reader waits in open(2): it has the pipe open for nobody to see but the kernel.
    await expect.poll(() => waitsInOpen(cat.child.pid), { timeout: 20_000 }).toBe(true)
    await session.close()
    expect(await cat.end).toBe('')
  })

  it('is for its owner only, and removed on close', async () => {
    const session = await control('cat', { sessionId: 'a', stream: true })
    const found = await stat(pipePath('a'))
    expect([found.isFIFO(), found.mode & 0o777]).toEqual([true, 0o600])
    expect((await stat(home.pipes)).mode & 0o777).toBe(0o700)
    await session.close()
    expect(await readdir(home.pipes)).toEqual([])
  })

  it('may begin later, on a session that lives', async () => {
    const session = await control('cat', { sessionId: 'a' })
    expect(existsSync(pipePath('a'))).toBe(false)
    expect((await control('cat', { sessionId: 'a', stream: true })) === session).toBe(true)
    expect(existsSync(pipePath('a'))).toBe(true)
  })

  it('is not made in a folder that is a symbolic link', async () => {
    await mkdir(`${home.pipes}-real`, { recursive: true })
    await symlink(`${home.pipes}-real`, home.pipes)
    await expect(control('cat', { stream: true })).rejects.toThrow(StoreFileError)
    expect(await readdir(`${home.pipes}-real`)).toEqual([])
  })

  it('replaces a pipe that was left behind, and nothing else', async () => {
    const left = await StreamPipe.create('a')
    const pipe = await StreamPipe.create('a')
    pipe.close()
    left.close()
    await writeFile(pipePath('a'), 'precious')
    await expect(StreamPipe.create('a')).rejects.toThrow(/Could not create/)
    expect((await stat(pipePath('a'))).size).toBe(8)
  })
})

describe('a long line', () => {
  it('is cut between characters, and nothing of it is lost', () => {
    const lines = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(lines, fc.integer({ min: 4, max: 30 }), (line, bytesMax) => {
        const parts = [...pieces(line, bytesMax)]
        expect(parts.join('')).toBe(line)
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(bytesMax)
      }),
    )
  })
})

async function waitsInOpen(pid = 0): Promise<boolean> {
  const { readFile } = await import('node:fs/promises')
  const call = await readFile(`/proc/${pid}/wchan`, 'utf8').catch(() => '')
  return /wait_for_partner|fifo_open/.test(call)
}
