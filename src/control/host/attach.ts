import { programName } from '../../tape/tape-name.ts'
import { Session } from '../../session/session.ts'
import type { Input, Sink, Transport } from '../../session/transport.ts'
import type { HostClient, News } from './client.ts'
import { type ConnectOptions, connectHost } from './connect.ts'
import { whereItIs } from './what-became-of.ts'
import { fromWire } from './wire-error.ts'
import { lineModeFromWire, type RemoteWorld, summaryFromWire, worldFromWire } from './wire-summary.ts'

/** A session that lives in the host, and is talked to from here. */
export interface Attached {
  /** A session like any other; closing it ends the program. What was printed before is its output, as far as the host kept it. */
  session: Session
  /** Lets go. The session lives on in the host. */
  detach: () => Promise<void>
  /** Why the host closed it by itself, e.g. a LimitError; undefined where it did not. */
  closedBy: () => Error | undefined
}

/**
 * Attaches to a session of the host.
 *
 * @throws NoSuchSessionError when there is no such session, SessionElsewhereError when it is alive in another process than the
 * host, InputError or LimitError when it has ended, HostError when the host does not answer as it should
 */
export function attachSession(id: string, options: ConnectOptions = {}): Promise<Attached> {
  return whereItIs(id, options.home, () => attachInHost(id, options))
}

async function attachInHost(id: string, options: ConnectOptions): Promise<Attached> {
  const client = await connectHost({ ...options, start: false })
  try {
    // Listening before it is asked for, so that nothing falls between.
    const news: News[] = []
    client.onNews = (each) => void news.push(each)
    const answer = await client.ask({ op: 'attach', session: id })
    const summary = summaryFromWire(answer)
    const world = worldFromWire(answer)
    // The host has ended the program: there is nothing left to close but our own end.
    let reason: Error | undefined
    const closedBy = (error: Error): void => {
      reason = error
      transport.detach()
      void session.close({ because: () => error })
    }
    const transport = new RemoteTransport(client, summary.id, summary.pid, world, news, closedBy)
    const session: Session = new Session(transport, {
      id,
      name: programName(summary.command),
      command: summary.command,
      args: summary.args,
      cols: world.cols,
      rows: world.rows,
      // The host has decoded it.
      encoding: 'utf-8',
      timeoutMs: world.timeoutMs ?? Number.POSITIVE_INFINITY,
    })
    return {
      session,
      detach: () => {
        transport.detach()
        return session.close()
      },
      closedBy: () => reason,
    }
  } catch (error) {
    client.close()
    throw error
  }
}

/** A program in the host as a session sees it. */
class RemoteTransport implements Transport {
  readonly terminal: boolean
  readonly pid: number | undefined
  readonly #client: HostClient
  readonly #session: string
  readonly #before: readonly News[]
  readonly #closedBy: (error: Error) => void
  #detached = false

  constructor(
    client: HostClient,
    session: string,
    pid: number | undefined,
    world: RemoteWorld,
    before: readonly News[],
    closedBy: (error: Error) => void,
  ) {
    this.#client = client
    this.#session = session
    this.pid = pid
    this.terminal = world.terminal
    this.#before = before
    this.#closedBy = closedBy
  }

  start(sink: Sink): void {
    const tell = (news: News): void => {
      if (news.event === 'output') return sink.output(Buffer.from(news.text, 'utf8'), news.stream)
      if (news.because !== undefined) this.#closedBy(fromWire(news.because))
      sink.exit(news.exit)
    }
    for (const news of this.#before) tell(news)
    this.#client.onNews = tell
    this.#client.onLost = (why) => sink.quiet(() => why)
  }

  async send(input: Input): Promise<void> {
    // The host has a screen of its own, and answers the program's questions by itself.
    if (input.kind !== 'reply') await this.#client.send(this.#session, input)
  }

  async lineMode(): Promise<{ echo: boolean; canonical: boolean } | undefined> {
    return lineModeFromWire(await this.#client.ask({ op: 'line-mode', session: this.#session }))
  }

  async setEcho(on: boolean): Promise<void> {
    await this.#client.ask({ op: 'echo', session: this.#session, on })
  }

  /** Ends the program, unless we have let go of it. */
  async close(options?: { force?: boolean }): Promise<void> {
    if (!this.#detached) await this.#client.end(this.#session, options)
    this.#client.close()
  }

  detach(): void {
    this.#detached = true
  }
}
