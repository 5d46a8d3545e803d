import type { Socket } from 'node:net'
import { type Exit, HostError, LimitError, NoSuchSessionError } from '../../errors.ts'
import { hostOutputCharsMax, hostSnapshotCharsMax, hostUnreadBytesMax } from '../../limits.ts'
import { fromTape } from '../../session/taped-input.ts'
import type { Session } from '../../session/session.ts'
import type { Input, Stream } from '../../session/transport.ts'
import type { Controlled } from '../registry/controlled.ts'
import type { Registry } from '../registry/registry.ts'
import { cleanup } from '../registry/cleanup.ts'
import { LineReader, lineOf } from './lines.ts'
import {
  type Greeting,
  type Message,
  parseRequest,
  protocolVersion,
  type RemoteInput,
  type Request,
} from './protocol.ts'
import { remoteOptions } from './remote-options.ts'
import { toWire } from './wire-error.ts'
import { internalsOf } from '../../session/internals.ts'

/** A client of the host. When it goes, its sessions stay. */
export class Connection {
  readonly #socket: Socket
  readonly #registry: Registry
  readonly #stop: () => void
  readonly #lines = new LineReader()
  /** By session: how to stop listening to it. */
  readonly #attached = new Map<string, () => void>()

  /** @param stop ends the host */
  constructor(socket: Socket, registry: Registry, stop: () => void) {
    this.#socket = socket
    this.#registry = registry
    this.#stop = stop
    socket.on('data', (bytes: Buffer) => this.#read(bytes))
    // A client may die in the middle of anything; `close` follows.
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const detach of this.#attached.values()) detach()
    })
    this.#say({ termtape: 'host', version: protocolVersion, pid: process.pid })
  }

  #read(bytes: Buffer): void {
    try {
      for (const line of this.#lines.read(bytes)) this.#take(line)
    } catch (error) {
      this.#refuse(error)
    }
  }

  #take(line: string): void {
    const request = parseRequest(line)
    if (request === undefined) throw new HostError('protocol', 'The host does not understand this request.')
    // Begun in the order they came, so that inputs keep theirs; answered when they are done.
    this.#answer(request).then(
      (result) => this.#say({ id: request.id, result: result ?? null }),
      (error: unknown) => this.#say({ id: request.id, error: toWire(error) }),
    )
  }

  /** Whoever does not keep to the protocol is told so, and goes. */
  #refuse(error: unknown): void {
    this.#say({ id: null, error: toWire(error) })
    this.#socket.destroySoon()
    this.#socket.removeAllListeners('data')
  }

  async #answer(request: Request): Promise<unknown> {
    switch (request.op) {
      case 'open': {
        const session = await this.#registry.control(request.command, remoteOptions(request.options))
        return this.#controlled(session.id).summary()
      }
      case 'list':
        return this.#registry.list({ activeOnly: request.activeOnly })
      case 'send': {
        const input = fromTape(request.input)
        const controlled = this.#controlled(request.session)
        const { session } = controlled
        if (input?.kind === 'resize' && this.#attached.has(session.id))
          controlled.viewers.resized(this, input)
        return input === undefined ? undefined : give(session, input, request.input)
      }
      case 'attach':
        return this.#attach(this.#controlled(request.session))
      case 'line-mode':
        return this.#controlled(request.session).tap?.lineMode()
      case 'echo':
        return this.#controlled(request.session).session.setEcho(request.on)
      case 'close':
        return this.#controlled(request.session).session.close({ force: request.force })
      case 'cleanup': {
        const { closed, removed, problems } = await cleanup(this.#registry, cleanupOptions(request.options))
        return { closed, removed, problems: problems.map(toWire) }
      }
      case 'stop':
        return this.#stop()
    }
  }

  #controlled(id: string): Controlled {
    const found = this.#registry.controlled(id)
    if (found?.isOpen !== true)
      throw new NoSuchSessionError(id, { hint: 'The host holds the sessions that were opened through it.' })
    return found
  }

  /** What was printed so far, and from then on what is printed, without a gap. */
  #attach(controlled: Controlled): unknown {
    const { session, tap, id } = controlled
    if (this.#attached.has(id)) throw new HostError('protocol', 'A connection attaches to a session once.')
    const deafen = tap?.listen({
      output: (text, stream) => this.#output(id, text, stream),
      exit: (exit) => this.#exit(controlled, exit),
    })
    const release = controlled.hold()
    this.#attached.set(id, () => {
      deafen?.()
      release()
      const left = controlled.viewers.left(this)
      // It may have ended meanwhile, and then has no size to give back.
      if (left !== undefined) void session.resize(left.cols, left.rows).catch(() => {})
    })
    const { cols, rows } = session.screen.size
    const said = {
      ...controlled.summary(),
      terminal: tap?.terminal ?? false,
      cols,
      rows,
      timeoutMs: session.timeoutMs,
    }
    this.#output(id, session.output.slice(-hostSnapshotCharsMax), 'stdout')
    const { ended } = internalsOf(session)
    if (ended !== undefined) this.#exit(controlled, ended)
    return said
  }

  #exit({ id, limitError }: Controlled, exit: Exit): void {
    const because = limitError === undefined ? {} : { because: toWire(limitError) }
    this.#say({ event: 'exit', session: id, exit, ...because })
  }

  #output(session: string, text: string, stream: Stream): void {
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + hostOutputCharsMax)
      // Half a surrogate pair would not survive the way.
      if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--
      this.#say({ event: 'output', session, text: text.slice(at, end), stream })
      at = end
    }
  }

  #say(message: Message | Greeting): void {
    if (this.#socket.destroyed || this.#socket.writableEnded) return
    try {
      this.#socket.write(lineOf(message))
    } catch (error) {
      if (!(error instanceof LimitError) || !('id' in message) || message.id === null) throw error
      this.#socket.write(lineOf({ id: message.id, error: toWire(error) }))
    }
    // A client that does not read must not fill our memory.
    if (this.#socket.writableLength > hostUnreadBytesMax) this.#socket.destroy()
  }
}

function cleanupOptions(given: { maxAgeMinutes?: number | undefined; force?: boolean | undefined }): {
  maxAgeMinutes?: number
  force?: boolean
} {
  const { maxAgeMinutes, force } = given
  return {
    ...(maxAgeMinutes === undefined ? {} : { maxAgeMinutes }),
    ...(force === undefined ? {} : { force }),
  }
}

function give(session: Session, input: Input, { secret }: RemoteInput): Promise<void> {
  const options = secret === undefined ? {} : { secret }
  switch (input.kind) {
    case 'line':
      return session.sendLine(input.data, options)
    case 'eof':
      return session.sendEof()
    case 'resize':
      return session.resize(input.cols, input.rows)
    case 'signal':
      return session.signal(input.signal)
    default:
      return session.send(input.data, options)
  }
}
