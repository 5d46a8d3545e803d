import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { builtProgram } from '../../built.ts'
import { control, listSessions } from '../../../src/control/registry/control.ts'
import { hostSocket } from '../../../src/control/host/address.ts'
import { attachSession } from '../../../src/control/host/attach.ts'
import { connectHost } from '../../../src/control/host/connect.ts'
import { LineReader, lineOf } from '../../../src/control/host/lines.ts'
import { sessionInteractions } from '../../../src/control/registry/read-logs.ts'
import { serve } from '../../../src/control/host/serve.ts'
import {
  HostError,
  InputError,
  LimitError,
  NoSuchSessionError,
  SpawnError,
  StoreFileError,
} from '../../../src/errors.ts'
import { TIMEOUT } from '../../../src/session/pattern.ts'
import { program } from '../../live/subject.ts'
import { useHome } from '../home.ts'
import { hostCommand, isRunning, useHost } from './hosted.ts'

const home = useHome()
const client = useHost()

function line(text: string): { kind: 'line'; data: Uint8Array } {
  return { kind: 'line', data: Buffer.from(text) }
}

/** Hosts of this home store, by looking at every process there is. */
function hosts(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const isHost = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`main.js\0serve`)
      return (
        isHost && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home.folder) && isRunning(Number(pid))
      )
    } catch {
      return false
    }
  })
}

describe('the host', () => {
  it('is one, however many clients start it at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, client))
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1)
    expect(hosts()).toEqual([String(all[0]?.pid)])
  })

  it('is not a second one beside the first', async () => {
    await client()
    const [command, ...args] = hostCommand
    const second = spawn(command, args, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] })
    const [said]: unknown[] = await once(second.stdout, 'data')
    expect(String(said)).toBe('A host is already running.\n')
    expect((await once(second, 'exit'))[0]).toBe(0)
  })

  it('listens for its owner only', async () => {
    await client()
    const found = await stat(hostSocket(home.folder))
    expect([found.isSocket(), found.mode & 0o777]).toEqual([true, 0o600])
    expect((await stat(home.folder)).mode & 0o777).toBe(0o700)
  })

  it('replaces the socket of a host that was killed, and nothing that is no socket', async () => {
    const first = await client()
    process.kill(first.pid, 'SIGKILL')
    await expect.poll(() => isRunning(first.pid), { timeout: 20_000 }).toBe(false)
    expect(existsSync(hostSocket(home.folder))).toBe(true)
    const second = await client()
    expect(second.pid).not.toBe(first.pid)
    await second.stop()
    await expect.poll(() => isRunning(second.pid), { timeout: 20_000 }).toBe(false)
    await writeFile(hostSocket(home.folder), 'precious')
    await expect(serve()).rejects.toThrow(StoreFileError)
    expect(await readFile(hostSocket(home.folder), 'utf8')).toBe('precious')
  })

  it('ends when nobody needs it, and leaves no socket', async () => {
    await mkdir(home.folder, { recursive: true })
    // Long enough for the first client to find it, on a loaded machine too.
    await writeFile(join(home.folder, 'config.json'), '{ "session": { "host_idle": 3 } }')
    const first = await client()
    const { id } = await first.open('cat')
    first.close()
    // It stays for the session, and goes with it.
    const { session } = await attachSession(id)
    expect(isRunning(first.pid)).toBe(true)
    await session.close()
    await expect.poll(() => isRunning(first.pid), { timeout: 20_000 }).toBe(false)
    expect(existsSync(hostSocket(home.folder))).toBe(false)
  })

  it('takes its sessions with it when it is told to end', async () => {
    const host = await client()
    const { id, pid } = await host.open('cat')
    process.kill(host.pid, 'SIGTERM')
    await expect.poll(() => isRunning(host.pid), { timeout: 20_000 }).toBe(false)
    expect(isRunning(pid ?? 0)).toBe(false)
    expect(await listSessions()).toMatchObject([{ id, state: 'dead' }])
  })

  it('is not started when it is not to be', async () => {
    await expect(connectHost({ start: false })).rejects.toMatchObject({
      code: 'host',
      problem: 'not-running',
    })
    expect(hosts()).toEqual([])
  })

  it('says why it could not be started', async () => {
    const command = [process.execPath, '-e', 'console.error("out of luck")'] as const
    await expect(connectHost({ hostCommand: [...command] })).rejects.toMatchObject({ problem: 'not-started' })
    expect(await readFile(join(home.folder, 'host.log'), 'utf8')).toBe('out of luck\n')
  })

  it('is refused when it speaks another version', async () => {
    await mkdir(home.folder, { recursive: true, mode: 0o700 })
    const strange = createServer((socket) => {
      socket.on('error', () => {})
      socket.write('{"termtape":"host","version":99,"pid":1}\n')
    })
    await new Promise<void>((resolve) => strange.listen(hostSocket(home.folder), resolve))
    await expect(client()).rejects.toMatchObject({ problem: 'other-version' })
    strange.close()
  })

  it('finds room for its socket below a long path', () => {
    const long = `/${'x'.repeat(200)}`
    expect(Buffer.byteLength(hostSocket(long))).toBeLessThan(104)
    expect(hostSocket(long)).not.toBe(hostSocket(`${long}y`))
  })
})

describe('a session in the host', () => {
  it('is seen, spoken to and attached to from anywhere', async () => {
    const opener = await client()
    const { id } = await opener.open('sh', {
      env: { PS1: 'ready> ', GREETING: 'hello' },
      sessionId: 'shared',
    })
    expect(id).toBe('shared')
    opener.close()
    const other = await client()
    expect(await other.list({ activeOnly: true })).toMatchObject([
      { id, command: 'sh', state: 'alive', cwd: process.cwd() },
    ])
    // On disk too, without any host being asked.
    expect(await listSessions()).toMatchObject([{ id, state: 'alive', owner: other.pid }])
    await other.send(id, line('echo $GREETING $((6*7))'))
    const { session, detach } = await attachSession(id)
    await session.expect('hello 42')
    await session.sendLine('echo $((7*7))')
    await session.expect('49')
    expect(session.screen.text).toContain('hello 42')
    await detach()
    await expect(session.sendLine('x')).rejects.toThrow(HostError)
    expect(await other.list()).toMatchObject([{ id, state: 'alive' }])
  })

  it('is reused by another client, and has the client’s own folder', async () => {
    const first = await (await client()).open('cat')
    const second = await (await client()).open('cat')
    expect(second.id).toBe(first.id)
    expect((await (await client()).open('cat', { cwd: '/' })).id).not.toBe(first.id)
  })

  it('takes an input of any size, in its order', async () => {
    const host = await client()
    const text = Array.from({ length: 40_000 }, (_, at) => `${at} \u0001\u00e9\n`).join('')
    const bytes = Buffer.from(text)
    const { id } = await host.open('node', { args: [program('raw-reader.mjs'), String(bytes.length + 1)] })
    const { session, detach } = await attachSession(id)
    await session.expect('ready')
    await Promise.all([session.send(text), session.sendLine()])
    const hash = createHash('sha256').update(bytes).update('\r').digest('hex')
    await session.expect(`${bytes.length + 1} ${hash}`)
    await detach()
  })

  it('hides what is typed, and tells that it does, from afar', async () => {
    const host = await client()
    const { id } = await host.open(`sh ${program('hidden-word.sh')}`)
    const { session, detach } = await attachSession(id)
    await session.expect('Word: ')
    await session.waitNoEcho()
    await session.sendLine('sesame')
    const { before } = await session.expect('you said sesame', { echo: true })
    expect(before).not.toContain('sesame')
    await detach()
    const cat = await attachSession((await host.open('cat')).id)
    await cat.session.setEcho(false)
    await cat.session.sendLine('once', { secret: false })
    await cat.session.sendLine('hunter2hunter2')
    expect(await cat.session.expect('hunter2hunter2')).toMatchObject({ before: 'once\r\n' })
    await cat.detach()
    // What is typed is written once the program's answer has told what it was.
    await vi.waitFor(async () => {
      const { interactions } = await sessionInteractions(cat.session.id)
      expect(interactions.filter(({ action }) => action === 'SEND').map(({ input }) => input)).toEqual([
        'once',
        expect.stringMatching(/^⟨secret:/),
      ])
    }, 10_000)
  })

  it('is in use while somebody is attached, and idle from then on', async () => {
    const host = await client()
    const { id } = await host.open('cat', { idleTimeoutMs: 2_000 })
    const { session, detach } = await attachSession(id)
    await session.expect(['never', TIMEOUT], { timeoutMs: 3_000 })
    await session.sendLine('still there')
    await session.expect('still there')
    await detach()
    await expect
      .poll(async () => (await host.list()).map(({ state }) => state), { timeout: 20_000 })
      .toEqual(['dead'])
  })

  it('says through the host that a limit closed the session', async () => {
    const host = await client()
    const { id } = await host.open('cat', { maxRuntimeMs: 1_500 })
    const { session, detach, closedBy } = await attachSession(id)
    await session.exit
    const limit = { code: 'limit', limit: 'maxRuntimeMs', allowed: 1_500 }
    await expect(session.expect('never')).rejects.toMatchObject(limit)
    await expect(session.sendLine('x')).rejects.toMatchObject(limit)
    expect(closedBy()).toMatchObject(limit)
    await detach()
    await expect
      .poll(async () => (await host.list()).map(({ closedBy: by }) => by))
      .toEqual([{ limit: 'maxRuntimeMs', allowed: 1_500 }])
  })

  it('has the size of the user who is left, when the smaller one goes', async () => {
    const host = await client()
    const { id } = await host.open('sh -i', { env: { PS1: 'ready> ' } })
    const large = await attachSession(id)
    const small = await attachSession(id)
    await large.session.resize(120, 40)
    await small.session.resize(40, 10)
    await small.session.sendLine('stty size')
    await small.session.expect('10 40')
    await small.detach()
    // The host hears of the hang-up in its own time.
    await expect
      .poll(async () => {
        await large.session.sendLine('stty size')
        return (await large.session.expect(/\d+ \d+(?=\r)/)).text
      })
      .toBe('40 120')
    await large.detach()
  })

  it('says where a session is that another process holds', async () => {
    await client()
    const here = await control('cat', { sessionId: 'here' })
    await expect(attachSession('here')).rejects.toMatchObject({
      code: 'session-elsewhere',
      sessionId: 'here',
      owner: process.pid,
    })
    await here.close()
    await expect(attachSession('here')).rejects.toThrow('Session "here" has ended')
  })

  it('outlives a client that is killed', async () => {
    const { id } = await (await client()).open('cat')
    const child = await attachedProcess(id)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { session, detach } = await attachSession(id)
    await session.sendLine('still here')
    await session.expect('still here')
    await detach()
  })

  it('tells its end to whoever is attached, and to whoever comes late', async () => {
    const host = await client()
    const { id } = await host.open('sh -c "read x; exit 5"')
    const early = await attachSession(id)
    await host.send(id, 'go\r')
    expect(await early.session.exit).toEqual({ code: 5, signal: null })
    const late = await attachSession(id)
    expect(await late.session.exit).toEqual({ code: 5, signal: null })
    await Promise.all([early.detach(), late.detach()])
  })

  it('gives the same output to several at once, whole', async () => {
    const host = await client()
    const { id } = await host.open('sh', { env: { PS1: '' } })
    const attached = await Promise.all([1, 2, 3].map(() => attachSession(id)))
    await attached[0]?.session.sendLine('stty -echo; seq 1 30000; echo é😀 $((40+2))')
    for (const { session, detach } of attached) {
      await session.expect('é😀 42\r\n')
      expect(session.output).toContain(
        Array.from({ length: 9_000 }, (_, at) => `${21_001 + at}\r\n`).join(''),
      )
      await detach()
    }
  })

  it('lets go of a client that does not read, and goes on', async () => {
    const host = await client()
    const { id } = await host.open('sh', { env: { PS1: '' } })
    const socket: Socket = connect(hostSocket(home.folder))
    socket.pause()
    socket.write(`${JSON.stringify({ id: 0, op: 'attach', session: id })}\n`)
    await host.send(id, line("stty -echo; head -c 30000000 /dev/zero | tr '\\0' x; echo; echo all $((40+2))"))
    const { session, detach } = await attachSession(id)
    await session.expect('all 42')
    await detach()
    // What was on its way is still there to read; then the line is cut.
    const closed = once(socket, 'close')
    socket.on('error', () => {})
    socket.resume()
    await closed
    expect(socket.bytesRead).toBeLessThan(30_000_000)
    expect(await host.list({ activeOnly: true })).toMatchObject([{ id }])
  })

  it('fails whoever waits when the host is lost', async () => {
    const host = await client()
    const { id } = await host.open('cat')
    const { session } = await attachSession(id)
    const waiting = session.expect('never').catch((error: unknown) => error)
    process.kill(host.pid, 'SIGKILL')
    expect(await waiting).toMatchObject({ code: 'host', problem: 'lost' })
    await expect(host.list()).rejects.toMatchObject({ code: 'host', problem: 'lost' })
  })

  it('fails as it would here', async () => {
    await mkdir(home.folder, { recursive: true })
    await writeFile(join(home.folder, 'config.json'), '{ "session": { "max_sessions": 1 } }')
    const host = await client()
    await expect(host.open('no-such-program-anywhere')).rejects.toThrow(SpawnError)
    await expect(host.open('cat', { sessionId: '../x' })).rejects.toThrow(/Invalid sessionId/)
    const { id } = await host.open('true')
    await (
      await attachSession(id)
    ).session.exit
    await expect(host.send(id, line('x'))).rejects.toThrow(InputError)
    await expect(host.send('nobody', line('x'))).rejects.toThrow(NoSuchSessionError)
    await expect(attachSession('nobody')).rejects.toThrow(NoSuchSessionError)
    await host.open('cat')
    const refusal = await host.open('cat', { reuse: false }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(LimitError)
    expect(refusal).toMatchObject({ limit: 'maxSessions', allowed: 1 })
    await expect(host.open('cat', { secrets: { 'password:1': 'x' } })).rejects.toThrow(
      /does not accept secrets/,
    )
    await expect(host.open('cat', { record: () => 'NEW' })).rejects.toThrow(/^Invalid record/)
  })

  it('is cleaned up by the host', async () => {
    const host = await client()
    const { id } = await host.open('cat', { stream: true })
    expect(existsSync(join(home.pipes, `${id}.pipe`))).toBe(true)
    expect(await host.cleanup({ force: true })).toEqual({ closed: [id], removed: [id], problems: [] })
    expect(await host.list()).toEqual([])
    expect(readdirSync(home.pipes)).toEqual([])
  })
})

describe('the protocol', () => {
  /** Says something to the host as no client would; gives all it says until it hangs up. */
  async function say(bytes: string | Buffer): Promise<string[]> {
    const socket: Socket = connect(hostSocket(home.folder))
    let said = ''
    socket.setEncoding('utf8').on('data', (text: string) => (said += text))
    // Hung up on in the middle of it.
    socket.on('error', () => {})
    socket.write(bytes)
    await new Promise((resolve) => void socket.on('close', resolve))
    return said.trim().split('\n').slice(1)
  }

  it.each([
    ['no JSON', 'hello\n'],
    ['no request', '{}\n'],
    ['an unknown request', '{"id":0,"op":"fly"}\n'],
    ['more than is known', '{"id":0,"op":"list","activeOnly":false,"x":1}\n'],
    ['a line that never ends', Buffer.alloc(2_000_000, 'x')],
  ])('hangs up on %s, and serves on', async (_, bytes) => {
    const host = await client()
    const said = await say(bytes)
    expect(said).toHaveLength(1)
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ id: null, error: { message: expect.any(String) } })
    expect(await host.list()).toEqual([])
  })

  it.each([
    ['an environment that is none', '{"env":[1]}'],
    ['arguments that are none', '{"args":"x"}'],
    ['an option of another kind', '{"reuse":"yes"}'],
    ['an option that is none', '{"persist":false}'],
    ['a prototype', '{"__proto__":{"cwd":"/"}}'],
  ])('does not open a session for %s', async (_, options) => {
    const host = await client()
    const socket: Socket = connect(hostSocket(home.folder))
    let said = ''
    socket.setEncoding('utf8').on('data', (text: string) => (said += text))
    socket.write(`{"id":7,"op":"open","command":"cat","options":${options}}\n`)
    await expect.poll(() => said.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(2)
    expect(said).toMatch(/"id":(7|null),"error"/)
    socket.destroy()
    expect(await host.list()).toEqual([])
  })

  it('reads lines back however they are cut', () => {
    const messages = fc.array(fc.dictionary(fc.string(), fc.string({ unit: 'binary' }), { maxKeys: 3 }), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 40 }), (each, size) => {
        const bytes = Buffer.from(each.map((message) => lineOf({ ...message })).join(''))
        const reader = new LineReader()
        const read: unknown[] = []
        for (let at = 0; at < bytes.length; at += size)
          for (const text of reader.read(bytes.subarray(at, at + size))) read.push(JSON.parse(text))
        expect(read).toEqual(JSON.parse(JSON.stringify(each.map((message) => ({ ...message })))))
      }),
    )
  })
})

/** A process that is attached to a session until it is killed. */
async function attachedProcess(id: string): Promise<ChildProcess> {
  const [node, attached] = await builtProgram('specs/programs/control-attached.ts')
  const child = spawn(node, [attached, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}
