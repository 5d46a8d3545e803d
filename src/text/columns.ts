import { createRequire } from 'node:module'
import { ScreenError } from '../errors.ts'

/**
 * How many columns a character takes, as wcwidth-based terminals and programs count: East Asian Wide and Fullwidth, all
 * emoji that are pictures by default among them, take 2, combining marks and format characters 0, ambiguous
 * characters 1.
 */
export function columnsOf(char: string): 0 | 1 | 2 {
  return wcwidth(char.codePointAt(0) ?? 0)
}

/** The same, by its code point. */
export const columnsOfCode: (codepoint: number) => 0 | 1 | 2 = wcwidth

function wcwidth(codepoint: number): 0 | 1 | 2 {
  if (codepoint < 0x300) return codepoint < 32 || (codepoint >= 0x7f && codepoint < 0xa0) ? 0 : 1
  const known = memory.get(codepoint)
  if (known !== undefined) return known
  const width = measure(codepoint)
  memory.set(codepoint, width)
  return width
}

const memory = new Map<number, 0 | 1 | 2>()

function measure(codepoint: number): 0 | 1 | 2 {
  // Hangul vowels and finals are painted into the syllable before them.
  if (codepoint >= 0x1160 && codepoint <= 0x11ff) return 0
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(String.fromCodePoint(codepoint))) return prepended.has(codepoint) ? 1 : 0
  return eastAsianWidth(codepoint)
}

/** Format characters that are painted: Unicode's Prepended_Concatenation_Mark. */
const prepended = new Set([
  0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd,
])

/** The library is loaded by the first character that needs it: most screens hold none. */
function eastAsianWidth(codepoint: number): 1 | 2 {
  widthOf ??= load()
  return widthOf(codepoint)
}

type WidthOf = (codepoint: number) => 1 | 2

let widthOf: WidthOf | undefined

function load(): WidthOf {
  const found: unknown = createRequire(import.meta.url)('get-east-asian-width')
  const width: unknown = typeof found === 'object' && found !== null && Reflect.get(found, 'eastAsianWidth')
  if (!isWidthOf(width))
    throw new ScreenError('engine', 'get-east-asian-width has no function eastAsianWidth.', {
      hint: 'Install the version of get-east-asian-width that termtape depends on.',
    })
  return width
}

function isWidthOf(value: unknown): value is WidthOf {
  return typeof value === 'function'
}
