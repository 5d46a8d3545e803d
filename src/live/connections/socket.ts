import { connect } from 'node:net'
import { SpawnError, isError, show } from '../../errors.ts'
import { type StreamOptions, StreamTransport } from './stream-transport.ts'

/** Where to connect to: a TCP port, or the path of a Unix socket. */
export type SocketPlace = { host?: string; port: number } | { path: string }

/** @throws SpawnError when nobody listens there */
export async function openSocket(place: SocketPlace, options?: StreamOptions): Promise<StreamTransport> {
  const socket = connect('path' in place ? { path: place.path } : { host: 'localhost', ...place })
  const name = 'path' in place ? place.path : `${place.host ?? 'localhost'}:${place.port}`
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  } catch (error) {
    socket.destroy()
    const why = isError(error) && 'code' in error ? ` (${String(error.code)})` : ''
    throw new SpawnError(name, 'failed', `Could not connect to ${show(name)}${why}.`, { cause: error })
  }
  return new StreamTransport(socket, options)
}
