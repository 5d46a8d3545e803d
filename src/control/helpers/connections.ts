import type { Duplex } from 'node:stream'
import type { SerialOptions } from '../../live/connections/serial-line.ts'
import type { SocketPlace } from '../../live/connections/socket.ts'
import type { StreamOptions } from '../../live/connections/stream-transport.ts'
import type { Transport } from '../../session/transport.ts'

export type { SerialOptions, SocketPlace, StreamOptions }

/**
 * Connects to a TCP port or a Unix socket, for `spawn(name, [], { transport: () => openSocket(…) })`.
 *
 * @throws SpawnError when nobody listens there
 */
export async function openSocket(place: SocketPlace, options?: StreamOptions): Promise<Transport> {
  return (await import('../../live/connections/socket.ts')).openSocket(place, options)
}

/**
 * Opens a serial line, for `spawn(name, [], { transport: () => openSerial('/dev/ttyUSB0') })`.
 *
 * @throws SpawnError when there is none, or it may not be opened
 */
export async function openSerial(path: string, options?: SerialOptions): Promise<Transport> {
  return (await import('../../live/connections/serial-line.ts')).openSerial(path, options)
}

/** Takes a stream that is open already: a TLS socket, a channel of an SSH library. It is closed with the session. */
export async function overStream(stream: Duplex, options?: StreamOptions): Promise<Transport> {
  return new (await import('../../live/connections/stream-transport.ts')).StreamTransport(stream, options)
}
