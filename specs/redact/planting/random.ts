/** A seeded source of numbers and of texts: the same seed plants the same secrets. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Mulberry32: a number in `[0, 1)`. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  /** Characters of an alphabet, at least one digit and one letter where it has both. */
  chars(alphabet: string, length: number): string {
    for (;;) {
      const text = Array.from({ length }, () => alphabet.charAt(this.int(alphabet.length))).join('')
      const telling = length < 6 || (/\d/.test(text) === /\d/.test(alphabet) && new Set(text).size > 3)
      if (telling && /^[A-Za-z0-9]/.test(text) && /[A-Za-z0-9]$/.test(text)) return text
    }
  }
}

export const lower = 'abcdefghijklmnopqrstuvwxyz'
export const upper: string = lower.toUpperCase()
export const digits = '0123456789'
export const alnum: string = lower + upper + digits
export const word: string = `${alnum}_-`
export const hex = '0123456789abcdef'
