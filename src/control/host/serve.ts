import { chmod, lstat, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { after, cancel, nextTurn, type Timer } from '../../clock.ts'
import { StoreFileError } from '../../errors.ts'
import type { Session } from '../../session/session.ts'
import { changeDocument } from '../storage/document.ts'
import { homeStore } from '../../files/home-store.ts'
import { privateFolder } from '../storage/private-folder.ts'
import { Registry } from '../registry/registry.ts'
import { readSettings } from '../registry/settings.ts'
import { hostSocket } from './address.ts'
import { HostClient } from './client.ts'
import { Connection } from './connection.ts'

export interface ServeOptions {
  home?: string
  /** Milliseconds without a live session and a client after which the host ends; default 60 000, or as the configuration says. */
  idleMs?: number
}

/** A host that listens. */
export interface Host {
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
  /** Closes every session, then ends. */
  stop(): Promise<void>
}

/**
 * Becomes the host of a home store: the process that holds sessions for others, so that they outlive whoever opened them. Undefined
 * when another process is it already. A socket that a killed host left behind is replaced.
 *
 * @throws StoreFileError when the socket's folder is not ours, or something else than a socket is in its place
 */
export async function serve(options: ServeOptions = {}): Promise<Host | undefined> {
  const home = options.home ?? homeStore()
  const socket = hostSocket(home)
  const idleMs = options.idleMs ?? (await readSettings(home)).hostIdleMs
  await privateFolder(home)
  await privateFolder(dirname(socket))
  return changeDocument(socket, async () => {
    const other = await HostClient.at(socket)
    if (other !== undefined) {
      other.close()
      return undefined
    }
    await removeSocket(socket)
    const host = new ListeningHost(new Registry(home), socket, idleMs)
    await host.listen()
    return host
  })
}

class ListeningHost implements Host {
  readonly ended: Promise<void>
  readonly #registry: Registry
  readonly #socket: string
  readonly #idleMs: number
  readonly #server: Server = createServer((socket) => this.#welcome(socket))
  readonly #clients = new Map<Socket, Connection>()
  /** Sessions whose end we are told of already. */
  readonly #watched = new WeakSet<Session>()
  #timer: Timer | undefined
  #stopping: Promise<void> | undefined
  #end: () => void = () => {}

  constructor(registry: Registry, socket: string, idleMs: number) {
    this.#registry = registry
    this.#socket = socket
    this.#idleMs = idleMs
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#socket, resolve)
    })
    // Its folder is closed to others already.
    await chmod(this.#socket, 0o600)
    this.#rest()
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    cancel(this.#timer)
    await this.#registry.closeAll().catch(() => {})
    await this.#leave()
  }

  #welcome(socket: Socket): void {
    cancel(this.#timer)
    // Asked to stop, it answers first.
    const stop = (): void => void nextTurn().then(() => this.stop())
    this.#clients.set(socket, new Connection(socket, this.#registry, stop))
    socket.on('close', () => {
      this.#clients.delete(socket)
      this.#rest()
    })
  }

  /** Ends when nobody needs it for a while. */
  #rest(): void {
    cancel(this.#timer)
    if (this.#stopping !== undefined || this.#clients.size > 0) return
    const living = this.#registry.mine.filter(({ isAlive }) => isAlive)
    for (const { session } of living) this.#watch(session)
    if (living.length > 0) return
    this.#timer = after(this.#idleMs, () => void this.stop())
  }

  /** A session has limits of its own, so one day it ends. */
  #watch(session: Session): void {
    if (this.#watched.has(session)) return
    this.#watched.add(session)
    void session.exit.then(() => this.#rest())
  }

  /** Under the lock, so that the socket that goes is ours and not the next host's. */
  async #leave(): Promise<void> {
    await changeDocument(this.#socket, async () => {
      const closed = new Promise<void>((resolve) => {
        this.#server.close(() => resolve())
      })
      for (const client of this.#clients.keys()) client.destroySoon()
      await closed
    }).catch(() => {})
    this.#end()
  }
}

async function removeSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined) return
  if (!found.isSocket()) throw new StoreFileError(path, 'Expected a socket, but it is something else.')
  await rm(path)
}
