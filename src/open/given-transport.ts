import { OptionError } from '../errors.ts'
import { ForwardingTransport } from '../session/forwarding-transport.ts'
import type { Transport } from '../session/transport.ts'

/** Opens what a session talks to, each time it is live. */
export type OpenTransport = () => Transport | Promise<Transport>

/**
 * A transport of the caller's. Whether it counts as a terminal says the start, not the transport: a tape has to know without opening
 * one.
 */
export class GivenTransport extends ForwardingTransport {
  protected readonly behind: Transport
  readonly #terminal: boolean

  constructor(behind: Transport, terminal: boolean) {
    super()
    this.behind = behind
    this.#terminal = terminal
  }

  override get terminal(): boolean {
    return this.#terminal
  }
}

/** @throws OptionError for something that is no transport */
export function checkTransport(given: Transport): Transport {
  const isOne = ['start', 'send', 'close'].every(
    (name) => typeof Reflect.get(given ?? {}, name) === 'function',
  )
  if (!isOne) throw new OptionError('transport', given, 'a function that returns a Transport')
  return given
}
