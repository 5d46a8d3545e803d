import { sequencesOf } from '../../text/sequences.ts'
import type { Step } from '../step.ts'

/** The same steps, a key each: a character, an escape sequence, or a byte that is neither. */
export function atoms(steps: readonly Step[]): Step[] {
  return steps.flatMap((step): Step[] => {
    if (step.do !== 'send' || step.bytes.length <= 1 || step.bytes.length > atomBytesMax) return [step]
    return keysOf(step.bytes).map((bytes) => ({ do: 'send', bytes }))
  })
}

/** The same steps with all that follow on each other in one. */
export function merged(steps: readonly Step[]): Step[] {
  const all: Step[] = []
  for (const step of steps) {
    const last = all.at(-1)
    if (step.do === 'send' && last?.do === 'send')
      all[all.length - 1] = { do: 'send', bytes: Buffer.concat([last.bytes, step.bytes]) }
    else all.push(step)
  }
  return all
}

/** The same steps with only the first bytes of each long write, one at a time: what fails where a read ends is found by them too. */
export function firstBytesApart(steps: readonly Step[]): Step[] {
  return steps.flatMap((step): Step[] =>
    step.do === 'send' && step.bytes.length > atomBytesMax
      ? [...step.bytes.subarray(0, apartBytesMax)].map((byte) => ({ do: 'send', bytes: Uint8Array.of(byte) }))
      : [step],
  )
}

const apartBytesMax = 8

/** A longer write stays whole: it is long because its length matters. */
const atomBytesMax = 64

function keysOf(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString('latin1')
  const sequences = new Map(
    [...sequencesOf(text, { c1: false })].map(({ start, end }) => [start, end - start]),
  )
  const keys: Uint8Array[] = []
  for (let at = 0; at < text.length;) {
    const length = sequences.get(at) ?? lengthAt(text, at)
    keys.push(bytes.subarray(at, at + length))
    at += length
  }
  return keys
}

/** How many bytes a UTF-8 character takes, as far as they are there. */
function lengthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const wanted = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc0 ? 2 : 1
  let length = 1
  while (length < wanted && (text.charCodeAt(at + length) & 0xc0) === 0x80) length++
  return length
}
