import { issuedPrefix } from './prefixes.ts'
import type { Category } from './rule.ts'
import { luhn } from './validators.ts'

/**
 * What may be said of a secret on a tape so that a replay can paint something like it: what its issuer puts in front, and its
 * length and kinds of characters, e.g. `ghp_[A-Za-z0-9]{36}`. Of a password only the length is told, and whether it holds blanks.
 */
export function shapeOf(value: string, category: Category): string {
  const width = widthOf(value)
  if (pemMarker.test(value)) return keyShape(value)
  if (category === 'password' || /[^\u0020-\u007e]/.test(value))
    return `[A-Za-z0-9${/\s/.test(value) ? ' ' : ''}]{${Math.max(1, width)}}`
  const prefix = category === 'custom' ? '' : issuedPrefix(value)
  const rest = value.slice(prefix.length)
  const parts = rest.match(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g) ?? []
  return (
    literal(prefix) + parts.map((part) => (/[A-Za-z0-9]/.test(part) ? classed(part) : literal(part))).join('')
  )
}

/** Of a key in its armour the markers and the lengths of its lines are told, also where all stands in one line. */
function keyShape(value: string): string {
  const pieces = value.split(/(-----(?:BEGIN|END) [^-\r\n]*-----|\\[rn]|\s+)/)
  return pieces
    .map((piece, at) => (at % 2 === 1 || piece === '' ? literal(piece) : `[A-Za-z0-9]{${piece.length}}`))
    .join('')
}

const pemMarker = /-----(?:BEGIN|END) [^-\r\n]*-----/

/** A value of this shape that is none: always the same for the same name. A card number keeps a right check digit. */
export function standIn(shape: string, name: string): string {
  const random = numbers(name)
  const value = Array.from(
    shape.matchAll(/\[([^\]]*)\]\{(\d{1,6})\}|\\(.)|(.)/gs),
    ([, set, count, escaped, plain]) =>
      set === undefined ? (escaped ?? plain ?? '') : filled(set, Number(count), random),
  ).join('')
  return isCard(shape) ? checked(value) : value
}

/** Columns of a terminal: East Asian characters take two. */
function widthOf(value: string): number {
  if (!/[^\u0020-\u007e]/.test(value)) return value.length
  let width = 0
  for (const { segment } of new Intl.Segmenter().segment(value))
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        segment,
      )
        ? 2
        : 1
  return width
}

function classed(part: string): string {
  const hex =
    part.length >= 8 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(part) && /\d/.test(part) && /[a-f]/i.test(part)
  if (hex) return `[${/[a-f]/.test(part) ? 'a-f' : 'A-F'}0-9]{${part.length}}`
  const set = [
    /[A-Z]/.test(part) ? 'A-Z' : '',
    /[a-z]/.test(part) ? 'a-z' : '',
    /\d/.test(part) ? '0-9' : '',
  ].join('')
  return `[${set}]{${part.length}}`
}

function literal(text: string): string {
  return text.replace(/[[\]{}\\]/g, String.raw`\$&`)
}

function filled(set: string, count: number, random: () => number): string {
  const kinds = Array.from(set.matchAll(/(.)-(.)/g), ([, first = 'a', last = 'z']) => {
    const from = first.charCodeAt(0)
    return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, at) => String.fromCharCode(from + at))
  })
  const all = kinds.flat()
  // One of each kind first, so that a pattern which asks for a digit finds one.
  return Array.from({ length: count }, (_, at) => {
    const pool = (count >= kinds.length ? kinds[at] : undefined) ?? all
    return pool[Math.floor(random() * pool.length)] ?? '0'
  }).join('')
}

/** xorshift32, seeded with the name. */
function numbers(name: string): () => number {
  let state = 2_166_136_261
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}

function isCard(shape: string): boolean {
  return /^(?:\[0-9\]\{\d{1,2}\}[ -]?){1,4}$/.test(shape) && /^1[3-9]$/.test(String(digitsIn(shape)))
}

function digitsIn(shape: string): number {
  return Array.from(shape.matchAll(/\{(\d+)\}/g), ([, count]) => Number(count)).reduce(
    (sum, each) => sum + each,
    0,
  )
}

/** With a first digit cards begin with, and the last digit that makes it right. */
function checked(value: string): string {
  const begun = `4${value.slice(1, -1)}`
  return Array.from({ length: 10 }, (_, digit) => `${begun}${digit}`).find(luhn) ?? value
}
