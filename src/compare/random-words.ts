/**
 * Two texts without what chance made at one place of both: `index-GxUzV5s6.js` beside `index-TvGvdXwX.js`. One of them might be a word
 * or a number; two of one length that share next to nothing, of which one is no word, are two ids of one kind.
 */
export function withoutRandomWords(one: string, other: string): [string, string] {
  // A number all by itself is a result as likely as not.
  if (onlyNumber.test(one)) return [one, other]
  const long = replaced([one, other], longWords)
  return replaced(long, shortWords)
}

const onlyNumber = /^\s*-?\d+\s*$/

/** Base64, nanoids, and chains of ids. */
const longWords = /(?<![A-Za-z0-9+/_-]|\d\.)(?:[A-Za-z0-9+/_-]{14,}={0,2}|[A-Za-z0-9+/_-]{10,}={1,2})/g
const shortWords = /(?<![\w#]|\d\.)-?[A-Za-z0-9]{6,}/g

function replaced([one, other]: [string, string], words: RegExp): [string, string] {
  const [ours, theirs] = [one.match(words) ?? [], other.match(words) ?? []]
  if (ours.length !== theirs.length) return [one, other]
  const isRandom = ours.map((word, index) => areRandom(word, theirs[index] ?? ''))
  if (!isRandom.includes(true)) return [one, other]
  const masked = (text: string): string => {
    let index = 0
    return text.replace(words, (word) => (isRandom[index++] === true ? '<random>' : word))
  }
  return [masked(one), masked(other)]
}

function areRandom(one: string, other: string): boolean {
  if (one === other) return false
  // Whole numbers beyond what anybody counts
  if (/^-?\d{14,20}$/.test(one) && /^-?\d{14,20}$/.test(other)) return true
  if (one.length !== other.length) return false
  if (areHex(one, other)) return true
  const [ours, theirs] = apart(one, other)
  if (ours.length < (one.length >= longChars ? longRestChars : shortRestChars)) return false
  const shared = Array.from(ours).filter((char, at) => char === theirs[at]).length
  if (shared > ours.length * sharedMost) return false
  const words = [ours, theirs].filter(isMadeOfWords).length
  return (
    words < 2 &&
    turns(ours) + turns(theirs) >= turnsLeast &&
    (words === 0 || ours.length >= longRestChars || hasBothCases(ours, theirs))
  )
}

const longChars = 12
const longRestChars = 8
const shortRestChars = 5
/** Of the characters at one place, so many may be equal by chance. */
const sharedMost = 0.35
/** How often kinds of characters take turns in both: `v1beta1` beside `v2alpha` is no chance. */
const turnsLeast = 4

/** `5e62905` beside `4152241`: either might be a number. */
function areHex(one: string, other: string): boolean {
  const hex = /^(?:(?=[a-f]*\d)[0-9a-f]{6,64}|(?=[A-F]*\d)[0-9A-F]{8,64})$/
  const both = hex.test(one) && hex.test(other)
  return both && /[a-f]/i.test(one + other) && (one.length >= 7 || (/[a-f]/.test(one) && /[a-f]/.test(other)))
}

/** Without what they begin and end with alike. */
function apart(one: string, other: string): [string, string] {
  let front = 0
  while (front < one.length && one[front] === other[front]) front++
  let back = 0
  while (back < one.length - front && one.at(-1 - back) === other.at(-1 - back)) back++
  return [one.slice(front, one.length - back), other.slice(front, other.length - back)]
}

/** Words, names in camel case, acronyms, numbers. */
function isMadeOfWords(text: string): boolean {
  return text.split(/[^A-Za-z0-9]+/).every((part) => wordLike.test(part))
}

const wordLike =
  /^(?:[a-z]*(?:[A-Z][a-z]{2,}|[A-Z]{2,}(?=$|\d|[A-Z][a-z]{2,}))*\d{0,3}|[A-Z]+\d{0,3}|\d+[a-z]{0,2})$/

function hasBothCases(one: string, other: string): boolean {
  return /[a-z]/.test(one + other) && /[A-Z]/.test(one + other)
}

/** How often capitals, small letters and digits take turns; a capital before small letters is the beginning of a word. */
function turns(text: string): number {
  return (
    text.match(
      /[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])|[A-Z](?=[a-z]{1,2}(?![a-z]))|[A-Z](?=[A-Z][a-z])/g,
    ) ?? []
  ).length
}
