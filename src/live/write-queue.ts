import { InputError } from '../errors.ts'
import { after, cancel, type Timer } from '../clock.ts'
import { writeRetryMsMax, writeRetryMsMin, writeSliceBytesMax, writeTurnBytesMax } from '../limits.ts'

/**
 * Input on its way to a terminal, in order.
 *
 * node-pty's own queue outlives the program and writes by descriptor number, so the next session that is given the
 * same number receives the dead one's input; and it spins while the program does not read. This queue dies with its
 * program and waits on a timer instead.
 */
export class WriteQueue {
  readonly #offer: (bytes: Uint8Array) => number
  #inputs: Input[] = []
  #retry: Timer | undefined
  #waitMs = writeRetryMsMin
  #refusal: (() => InputError) | undefined

  /** `offer` gives bytes to the terminal and returns how many it took: 0 when it is full for now. */
  constructor(offer: (bytes: Uint8Array) => number) {
    this.#offer = offer
  }

  /** Resolves when the terminal took every byte; rejects when the queue was dropped first. */
  push(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#refusal !== undefined) return reject(this.#refusal())
      this.#inputs.push({ rest: bytes, resolve, reject })
      if (this.#inputs.length === 1) this.#pump()
    })
  }

  /** Rejects everything that still waits, and everything pushed from now on. Most often that is nothing. */
  drop(refusal: () => InputError): void {
    cancel(this.#retry)
    this.#refusal ??= refusal
    const inputs = this.#inputs
    this.#inputs = []
    for (const input of inputs) input.reject(refusal())
  }

  #pump(): void {
    let taken = 0
    for (let input = this.#inputs[0]; input !== undefined; input = this.#inputs[0]) {
      if (input.rest.length > 0) {
        const count = this.#tryOffer(input.rest.subarray(0, writeSliceBytesMax))
        if (count === undefined) return
        if (count === 0) return this.#pumpLater(this.#waitMs, Math.min(this.#waitMs * 2, writeRetryMsMax))
        this.#waitMs = writeRetryMsMin
        input.rest = input.rest.subarray(count)
        taken += count
        // A program that reads as fast as we write must not keep us from reading what it prints.
        if (taken >= writeTurnBytesMax) return this.#pumpLater(0, writeRetryMsMin)
      }
      if (input.rest.length === 0) {
        this.#inputs.shift()
        input.resolve()
      }
    }
  }

  #tryOffer(bytes: Uint8Array): number | undefined {
    try {
      return this.#offer(bytes)
    } catch (cause) {
      this.drop(() => new InputError('failed', 'The terminal refused the input.', { cause }))
      return undefined
    }
  }

  #pumpLater(ms: number, nextMs: number): void {
    this.#waitMs = nextMs
    this.#retry = after(ms, () => this.#pump())
  }
}

interface Input {
  rest: Uint8Array
  resolve: () => void
  reject: (refusal: InputError) => void
}
