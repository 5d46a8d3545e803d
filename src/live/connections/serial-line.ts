import { spawnSync } from 'node:child_process'
import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { isatty, ReadStream } from 'node:tty'
import { SpawnError, isError, OptionError, show } from '../../errors.ts'
import { type StreamOptions, StreamTransport } from './stream-transport.ts'

export interface SerialOptions extends StreamOptions {
  /** Bits per second; default 115 200. */
  baudRate?: number
  /** Further words for `stty`, such as `['parenb', 'cs7']`; default 8 bits, no parity, one stop bit. */
  mode?: readonly string[]
}

/**
 * A serial line, such as `/dev/ttyUSB0`: every byte passes as it is.
 *
 * @throws SpawnError when there is none, or it may not be opened
 */
export function openSerial(
  path: string,
  { baudRate = 115_200, mode = [], ...options }: SerialOptions = {},
): StreamTransport {
  if (!Number.isInteger(baudRate) || baudRate < 1)
    throw new OptionError('baudRate', baudRate, 'a whole number of bits per second')
  const fd = opened(path)
  // As standard input, because GNU says `-F` where BSD says `-f`.
  const words = ['raw', '-echo', '-cstopb', '-parenb', 'cs8', 'clocal', String(baudRate), ...mode]
  const set = spawnSync('stty', words, { stdio: [fd, 'ignore', 'pipe'], encoding: 'utf8' })
  if (set.status !== 0) {
    closeSync(fd)
    throw new SpawnError(path, 'failed', `${show(path)} cannot be set up: ${show(set.stderr.trim())}`)
  }
  const line = new ReadStream(fd)
  return new StreamTransport(line, { lineEnd: '\r', ...options, endByte: endOfTransmission })
}

function opened(path: string): number {
  let fd: number
  try {
    // Without waiting for a carrier, and not as our own terminal.
    fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  } catch (error) {
    const code = isError(error) && 'code' in error ? String(error.code) : 'failed'
    throw new SpawnError(path, 'failed', `${show(path)} cannot be opened (${code}).`, { cause: error })
  }
  if (fstatSync(fd).isCharacterDevice() && isatty(fd)) return fd
  closeSync(fd)
  throw new SpawnError(path, 'failed', `${show(path)} is not a serial line.`)
}

/** Ctrl+D. */
const endOfTransmission = 4
