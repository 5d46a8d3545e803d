import { spawn as start, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nextTurn } from '../../src/clock.ts'
import { openSerial, openSocket, overStream } from '../../src/control/helpers/connections.ts'
import { InputError, OptionError, SpawnError, TapeMissError } from '../../src/errors.ts'
import { spawn } from '../../src/open/spawn.ts'
import type { Session } from '../../src/session/session.ts'
import { place } from './opened.ts'

/** A server that greets, answers each line in capitals, and says goodbye to `bye`. */
class Greeter implements AsyncDisposable {
  readonly heard: string[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((socket) => this.#serve(socket)).listen(0, '127.0.0.1')
  }

  async port(): Promise<number> {
    if (!this.#server.listening) await once(this.#server, 'listening')
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  #serve(socket: Socket): void {
    socket.setEncoding('utf8').write('Hello.\r\n> ')
    socket.on('error', () => {})
    socket.on('data', (text: string) => {
      this.heard.push(text)
      if (text.startsWith('bye')) socket.end('Goodbye.\r\n')
      else if (text.startsWith('break')) socket.resetAndDestroy()
      else socket.write(`${text.trim().toUpperCase()}\r\n> `)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    await once(this.#server, 'close')
  }
}

describe('a session over a socket', () => {
  const talk = async (session: Session): Promise<string> => {
    await session.expect('> ')
    await session.sendLine('ada', { until: /ADA\r\n> / })
    await session.sendLine('bye')
    return (await session.expectEof()).before
  }

  it('sends lines, expects answers and ends with the connection', async () => {
    await using server = new Greeter()
    const port = await server.port()
    await using session = await spawn('greeter', [], {
      transport: () => openSocket({ port, host: '127.0.0.1' }),
    })
    expect(session.pid).toBeUndefined()
    expect(await talk(session)).toBe('Goodbye.\r\n')
    expect(await session.exit).toEqual({ code: 0, signal: null })
    expect(server.heard).toEqual(['ada\n', 'bye\n'])
    await expect(session.sendLine('more')).rejects.toThrow(InputError)
  })

  it('is recorded, and replayed with nobody listening', async () => {
    const { open } = await place()
    const answers: string[] = []
    {
      await using server = new Greeter()
      const port = await server.port()
      const { session, recorder } = await open(
        'greeter',
        { tapeName: 'talk', transport: () => openSocket({ port }) },
        'new',
      )
      answers.push(await talk(session))
      await session.close()
      await recorder()?.save()
    }
    const nobody = (): never => {
      throw new Error('A replay opens nothing.')
    }
    const { session, player } = await open('greeter', { tapeName: 'talk', transport: nobody }, 'none')
    answers.push(await talk(session))
    expect(player?.unplayed).toBe(0)
    expect(answers).toEqual(['Goodbye.\r\n', 'Goodbye.\r\n'])
    const other = await open('greeter', { tapeName: 'talk', transport: nobody }, 'none')
    await other.session.expect('> ')
    await expect(other.session.sendLine('eve')).rejects.toThrow(TapeMissError)
  })

  it('says that a connection was broken off, and that none could be made', async () => {
    await using server = new Greeter()
    const port = await server.port()
    await using session = await spawn('greeter', [], { transport: () => openSocket({ port }) })
    await session.expect('> ')
    await session.sendLine('break')
    expect(await session.exit).toEqual({ code: 1, signal: null })
    const nobody = spawn('greeter', [], { transport: () => openSocket({ path: '/nowhere/at/all.sock' }) })
    await expect(nobody).rejects.toThrow(SpawnError)
    await expect(nobody).rejects.toThrow('Could not connect to "/nowhere/at/all.sock" (ENOENT).')
  })

  it('takes any stream that is open, loses nothing said before, and closes it', async () => {
    await using server = new Greeter()
    const socket = connect(await server.port(), '127.0.0.1')
    await once(socket, 'readable')
    await nextTurn()
    const session = await spawn('greeter', [], { transport: () => overStream(socket, { lineEnd: '\r\n' }) })
    await session.expect('Hello.\r\n> ')
    await session.sendLine('x')
    await session.expect('X\r\n')
    await session.close()
    expect(server.heard).toEqual(['x\r\n'])
    expect(socket.destroyed).toBe(true)
  })

  it('has no signals and no size, and says what to do', async () => {
    await using server = new Greeter()
    const port = await server.port()
    await using session = await spawn('greeter', [], { transport: () => openSocket({ port }) })
    await expect(session.signal('SIGINT')).rejects.toThrow(/takes no signal/)
    await expect(session.resize(100, 40)).rejects.toThrow(InputError)
    await session.sendEof()
    expect(await session.exit).toEqual({ code: 0, signal: null })
  })

  it('refuses what gives no transport', async () => {
    const wrong: Record<string, unknown>[] = [{ transport: () => ({ write() {} }) }, { transport: 'socket' }]
    for (const options of wrong) await expect(spawn('x', [], options)).rejects.toThrow(OptionError)
  })
})

const hasSocat = spawnSync('which', ['socat']).status === 0

describe.skipIf(!hasSocat)('a session over a serial line (a pair of terminals by socat)', () => {
  /** Both ends of a line, below a folder. */
  async function line(): Promise<AsyncDisposable & { here: string; there: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'termtape-line-'))
    const [here, there] = [join(folder, 'here'), join(folder, 'there')]
    const socat = start(
      'socat',
      ['-d', '-d', `pty,raw,echo=0,link=${here}`, `pty,raw,echo=0,link=${there}`],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    for await (const text of socat.stderr.setEncoding('utf8'))
      if (text.includes('starting data transfer')) break
    const over = once(socat, 'exit')
    return {
      here,
      there,
      async [Symbol.asyncDispose]() {
        socat.kill()
        await over
        await rm(folder, { recursive: true })
      },
    }
  }

  it('sends and hears every byte as it is', async () => {
    await using both = await line()
    const { here, there } = both
    await using modem = await spawn('modem', [], { transport: () => openSerial(there, { baudRate: 9_600 }) })
    await using session = await spawn('line', [], { transport: () => openSerial(here, { baudRate: 9_600 }) })
    await session.sendLine('AT')
    expect(await modem.read(3)).toBe('AT\r')
    await modem.send('\r\nOK\r\n')
    expect([await session.readLine(), await session.readLine()]).toEqual(['', 'OK'])
    await session.send(Uint8Array.of(0, 3, 4, 17, 19, 26, 127))
    expect(await modem.read(7)).toBe('\u0000\u0003\u0004\u0011\u0013\u001a\u007f')
    const large = 'x'.repeat(100_000)
    const [, heard] = await Promise.all([modem.send(large), session.read(100_000)])
    expect(heard).toBe(large)
    await session.close()
    expect(existsSync(here)).toBe(true)
  })

  it('is a SpawnError where there is no line', async () => {
    await expect(openSerial('/nowhere/at/all')).rejects.toThrow(
      '"/nowhere/at/all" cannot be opened (ENOENT).',
    )
    await expect(openSerial('/dev/null')).rejects.toThrow('"/dev/null" is not a serial line.')
    await expect(openSerial('/dev/ptmx', { baudRate: 0 })).rejects.toThrow(OptionError)
  })
})

describe('echo, asked', () => {
  it('is what the terminal says, and on a tape what it said then', async () => {
    const { open, bytes } = await place()
    const talk = async (session: Session): Promise<boolean[]> => {
      const said: boolean[] = []
      await session.expect('ready')
      said.push(await session.getEcho())
      await session.sendLine('', { secret: false })
      await session.expect('hidden')
      said.push(await session.getEcho(), await session.getEcho())
      await session.sendLine('', { secret: false })
      await session.expect('shown')
      said.push(await session.getEcho())
      return said
    }
    const program = resolve(import.meta.dirname, '../programs/echo-turns.sh')
    const options = { tapeName: 'echo' }
    const { session, recorder } = await open(program, options, 'new')
    const live = await talk(session)
    await session.close()
    await recorder()?.save()
    expect(live).toEqual([true, false, false, true])
    const first = await bytes()
    const replayed = await open(program, options, 'none')
    expect(await talk(replayed.session)).toEqual(live)
    expect(await bytes()).toEqual(first)
  })

  it('is no on a pipe', async () => {
    await using cat = await spawn('cat', [], { transport: 'pipe' })
    expect(await cat.getEcho()).toBe(false)
  })
})
