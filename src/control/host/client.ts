import { connect, type Socket } from 'node:net'
import { after, cancel } from '../../clock.ts'
import { HostError, isError } from '../../errors.ts'
import { hostInputBytesMax, hostStartMs } from '../../limits.ts'
import type { ControlOptions } from '../registry/control-options.ts'
import type { Cleanup, CleanupOptions } from '../registry/cleanup.ts'
import type { SessionSummary } from '../registry/session-summary.ts'
import { toTape } from '../../session/taped-input.ts'
import type { Input } from '../../session/transport.ts'
import { LineReader, lineOf } from './lines.ts'
import { type Message, type Order, parseGreeting, parseMessage, protocolVersion } from './protocol.ts'
import { toRemote } from './remote-options.ts'
import { fromWire } from './wire-error.ts'
import { cleanupFromWire, summaryFromWire } from './wire-summary.ts'

/** News of a session a client is attached to. */
export type News = Extract<Message, { event: string }>

/** A line to the host. Sessions stay when it is closed. */
export class HostClient implements Disposable {
  /** The host's process id. */
  readonly pid: number
  /** Hears news of sessions; set before they are attached to. */
  onNews: (news: News) => void = () => {}
  /** Hears that the host is gone. */
  onLost: (why: HostError) => void = () => {}
  readonly #socket: Socket
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  #requests = 0
  #closed = false

  private constructor(socket: Socket, lines: LineReader, pid: number) {
    this.#socket = socket
    this.pid = pid
    socket.on('data', (bytes: Buffer) => this.#read(lines, bytes))
    socket.on('close', () => this.#lost())
  }

  /**
   * The host that listens at a socket; undefined when none does.
   *
   * @throws HostError `other-version` when it does not speak our protocol
   */
  static async at(path: string): Promise<HostClient | undefined> {
    const socket = connect(path)
    const lines = new LineReader()
    const first = await greeting(socket, lines)
    if (first === undefined) return undefined
    const hello = parseGreeting(first)
    if (hello?.version === protocolVersion) return new HostClient(socket, lines, hello.pid)
    socket.destroy()
    throw new HostError(
      'other-version',
      `The host at ${path} ${hello === undefined ? 'does not speak the termtape protocol' : `speaks version ${hello.version} of the protocol, not ${protocolVersion}`}.`,
      {
        hint:
          hello === undefined
            ? undefined
            : `End it (process ${hello.pid}), and the next command starts a new one.`,
      },
    )
  }

  /** Opens a session in the host, or finds it there, as `control` does. Folder, PATH and HOME are the client's. */
  async open(command: string, options: ControlOptions = {}): Promise<SessionSummary> {
    return summaryFromWire(await this.ask({ op: 'open', command, options: toRemote(options) }))
  }

  /** The sessions of the host and those on disk. */
  async list({ activeOnly = false }: { activeOnly?: boolean } = {}): Promise<SessionSummary[]> {
    const list = await this.ask({ op: 'list', activeOnly })
    return Array.isArray(list) ? list.map(summaryFromWire) : []
  }

  /** Gives a session an input, a text as it is. Resolves when the program's world accepted it. */
  async send(session: string, input: Input | string): Promise<void> {
    const whole: Input = typeof input === 'string' ? { kind: 'raw', data: Buffer.from(input) } : input
    // Asked for at once, so that nothing that is sent meanwhile comes between.
    const given = [...inputPieces(whole)].map((piece) =>
      this.ask({ op: 'send', session, input: { ...toTape(piece), ...secretOf(piece) } }),
    )
    await Promise.all(given)
  }

  /** Ends a session and its program. */
  async end(session: string, { force = false }: { force?: boolean } = {}): Promise<void> {
    await this.ask({ op: 'close', session, force })
  }

  /** As `cleanupSessions`, for the sessions of the host. */
  async cleanup(options: CleanupOptions = {}): Promise<Cleanup> {
    return cleanupFromWire(await this.ask({ op: 'cleanup', options }))
  }

  /** Ends the host with all its sessions. */
  async stop(): Promise<void> {
    await this.ask({ op: 'stop' })
  }

  /** @throws what the host answered, `HostError` when it is lost */
  ask(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(lost())
      const id = this.#requests++
      const line = lineOf({ id, ...order })
      this.#waiting.set(id, { resolve, reject })
      this.#socket.write(line)
    })
  }

  close(): void {
    this.#closed = true
    this.#socket.destroySoon()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #read(lines: LineReader, bytes: Buffer): void {
    let messages: string[]
    try {
      messages = lines.read(bytes)
    } catch (error) {
      this.#socket.destroy(isError(error) ? error : undefined)
      return
    }
    for (const line of messages) {
      const message = parseMessage(line)
      if (message === undefined) continue
      if ('event' in message) this.onNews(message)
      else this.#settle(message)
    }
  }

  #settle(message: Exclude<Message, News>): void {
    // An answer to nobody: the host could not read what we said, and hangs up.
    if (message.id === null) return
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if ('error' in message) waiting?.reject(fromWire(message.error))
    else waiting?.resolve(message.result)
  }

  #lost(): void {
    const why = lost()
    if (!this.#closed) this.onLost(why)
    this.#closed = true
    for (const waiting of this.#waiting.values()) waiting.reject(why)
    this.#waiting.clear()
  }
}

/** The first line of a host; undefined when nobody is there, or it went before it said anything. */
function greeting(socket: Socket, lines: LineReader): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      cancel(timer)
      resolve(undefined)
    }
    const timer = after(hostStartMs, () => {
      socket.destroy()
      reject(
        new HostError('not-started', 'A host is running, but does not answer.', {
          hint: 'It may be stopped: end it.',
        }),
      )
    })
    // Stays, so that no error of the socket is ever unheard; `close` tells of it.
    socket.on('error', over)
    socket.once('close', over)
    socket.on('data', function hear(bytes: Buffer) {
      try {
        const [line] = lines.read(bytes)
        if (line === undefined) return
        socket.off('data', hear)
        socket.off('close', over)
        cancel(timer)
        resolve(line)
      } catch (error) {
        cancel(timer)
        socket.destroy()
        reject(isError(error) ? error : lost())
      }
    })
  })
}

/** An input as one or several that fit into a message; only the last of a line ends it. */
function* inputPieces(input: Input): Generator<Input> {
  if (!('data' in input)) return yield input
  let at = 0
  for (; input.data.length - at > hostInputBytesMax; at += hostInputBytesMax)
    yield { ...input, kind: 'raw', data: input.data.subarray(at, at + hostInputBytesMax) }
  yield { ...input, data: input.data.subarray(at) }
}

function secretOf(input: Input): { secret?: boolean | undefined } {
  return 'data' in input && input.secret !== undefined ? { secret: input.secret } : {}
}

function lost(): HostError {
  return new HostError('lost', 'The host has ended, or closed the connection.', {
    hint: 'Its sessions may have ended with it. Run `termtape list` to see what is left.',
  })
}
