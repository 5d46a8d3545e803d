import { after, cancel } from '../../clock.ts'
import { fuzzFloodBytes, fuzzFloodBytesPerKey, fuzzOutputBytesMax } from '../../limits.ts'
import { Screen } from '../../screen/screen.ts'

/** What a program says, step by step: both ends of a long answer, how long it was, and the screen it makes. */
export class Ear {
  readonly screen: Screen
  /** Bytes since the program began, and since the last step. */
  total = 0
  sinceStep = 0
  /** Bytes of the last step, which the terminal may echo. */
  asked = 0
  /** How much more than there is to say makes a flood. */
  floodBytes: number = fuzzFloodBytes
  #news: () => void = () => {}
  readonly #past: Answer[] = []
  readonly #answers: Answer[] = [{ head: [], tail: [], tailBytes: 0, headBytes: 0, bytes: 0 }]

  /** @param reply gives the terminal's own answers to what a program asks it */
  constructor(size: { cols: number; rows: number }, reply: (bytes: Uint8Array) => void) {
    this.screen = new Screen(size)
    this.screen.onReply(reply)
  }

  hear(bytes: Uint8Array): void {
    this.total += bytes.length
    this.sinceStep += bytes.length
    const answer = this.#answers.at(-1)
    if (answer !== undefined) keep(answer, bytes)
    // Of a flood only what a person could still see matters.
    if (this.sinceStep <= fuzzOutputBytesMax) this.screen.feed(bytes)
    this.wake()
  }

  /** Resolves when something is heard, at the latest after so many milliseconds. */
  news(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = after(ms, () => this.#news())
      this.#news = () => {
        cancel(timer)
        this.#news = () => {}
        resolve()
      }
    })
  }

  /** Ends the wait for news: there will be none. */
  wake(): void {
    this.#news()
  }

  /** Whether more was said than there is to say to the last step: a screenful to each of its keys, and some. */
  get floods(): boolean {
    return this.sinceStep > this.floodBytes + this.asked * fuzzFloodBytesPerKey
  }

  /** What was said so far belongs to the past: another case begins, in the same session. */
  turnOver(): void {
    this.#past.push(...this.#answers.splice(1))
  }

  /** What was said before this case began, the start aside. */
  past(): Buffer[] {
    return this.#past.map(bytesOf)
  }

  /** What comes from now on answers the next step. */
  next(asked = 0): void {
    this.sinceStep = 0
    this.asked = asked
    this.#answers.push({ head: [], tail: [], tailBytes: 0, headBytes: 0, bytes: 0 })
  }

  resize(cols: number, rows: number): void {
    // No emulator takes the sizes that programs stumble over.
    this.screen.resize(Math.max(2, Math.min(cols, sideMax)), Math.max(1, Math.min(rows, sideMax)))
  }

  /** The answers so far: that of the start, then one to each step. */
  answers(): Buffer[] {
    return this.#answers.map(bytesOf)
  }

  lastAnswer(): Buffer {
    const last = this.#answers.at(-1)
    return last === undefined ? Buffer.alloc(0) : bytesOf(last)
  }
}

const sideMax = 500

interface Answer {
  head: Uint8Array[]
  headBytes: number
  tail: Uint8Array[]
  tailBytes: number
  bytes: number
}

function bytesOf({ head, tail }: Answer): Buffer {
  return Buffer.concat([...head, ...tail])
}

function keep(answer: Answer, bytes: Uint8Array): void {
  answer.bytes += bytes.length
  if (answer.headBytes < fuzzOutputBytesMax) {
    answer.head.push(bytes)
    answer.headBytes += bytes.length
    return
  }
  answer.tail.push(bytes)
  answer.tailBytes += bytes.length
  while (answer.tail.length > 1 && answer.tailBytes - (answer.tail[0]?.length ?? 0) >= fuzzOutputBytesMax)
    answer.tailBytes -= answer.tail.shift()?.length ?? 0
}
