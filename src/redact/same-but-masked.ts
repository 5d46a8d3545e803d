import { type Form, written } from './forms.ts'

/** A secret, and what a replay shows in its place. */
export interface MaskedPair {
  value: string
  shown: string
}

/** Whether two texts are the same but for secrets, whole ones or parts, in whose place one of them has what a replay shows. */
export function sameButMasked(recorded: string, replayed: string, masked: readonly MaskedPair[]): boolean {
  if (recorded === replayed) return true
  const pairs = masked
    // One secret may be a part of another.
    .toSorted((longer, shorter) => shorter.value.length - longer.value.length)
    .flatMap(({ value, shown }) => forms.map((form) => [written(value, form), written(shown, form)] as const))
    .filter(([value, shown]) => value !== shown)
  let [one, other] = [recorded, replayed]
  for (const [index, [value, shown]] of pairs.entries()) {
    const mark = String.fromCodePoint(firstMark + index)
    one = one.replaceAll(value, mark)
    // What the spec gave again is shown as it is.
    other = other.replaceAll(shown, mark).replaceAll(value, mark)
  }
  return alignedWith(one, other, pairs)
}

const forms: readonly Form[] = ['raw', 'json', 'url', 'shell', 'base64']

/** Private use, plane 16: no program prints them. */
const firstMark = 0x100000

/** A part of a value stands for the same part of what is shown, as where a row ends in the middle of it. */
function alignedWith(one: string, other: string, pairs: readonly (readonly [string, string])[]): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length;) {
    if (one[at] === other[at]) at += 1
    else {
      const length = Math.max(0, ...pairs.map(([value, shown]) => longestPart(one, other, at, value, shown)))
      if (length === 0) return false
      at += length
    }
  }
  return true
}

function longestPart(one: string, other: string, at: number, value: string, shown: string): number {
  let longest = 0
  for (let from = 0; from < value.length; from += 1) {
    let length = 0
    while (
      from + length < value.length &&
      at + length < one.length &&
      value[from + length] === one[at + length] &&
      shown[from + length] === other[at + length]
    )
      length += 1
    longest = Math.max(longest, length)
  }
  return longest
}
