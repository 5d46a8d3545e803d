/**
 * Why a text is not JSON, and where. `ends-early`: it breaks off. `goes-on`: a whole value is followed by more.
 * `control`: a raw control character stands inside a string. `syntax`: anything else.
 */
export interface JsonFault {
  kind: 'ends-early' | 'goes-on' | 'control' | 'syntax'
  /** Index of the first character that cannot be, from 0; the text's length when it ends early. */
  index: number
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/**
 * Finds the first fault of a text that `JSON.parse` refused; undefined if it is JSON after all.
 *
 * V8's own message cannot be used: it quotes the text, which may hold a secret, and often gives no position.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let index = 0
  for (;;) {
    index = skipSpace(text, index)
    const char = text[index]
    if (char === undefined)
      return expected === 'nothing' ? undefined : { kind: 'ends-early', index: text.length }
    if (expected === 'nothing') return { kind: 'goes-on', index }

    if (expected === 'colon') {
      if (char !== ':') return { kind: 'syntax', index }
      index += 1
      expected = 'value'
    } else if (char === '"') {
      if (expected === 'comma-or-end') return { kind: 'syntax', index }
      const end = readString(text, index)
      if (typeof end !== 'number') return end
      index = end
      expected = expected.startsWith('key') ? 'colon' : afterValue(open)
    } else if (char === ',' && expected === 'comma-or-end') {
      index += 1
      expected = open.at(-1) === '{' ? 'key' : 'value'
    } else if (char === closer(open) && expected.endsWith('-or-end')) {
      index += 1
      open.pop()
      expected = afterValue(open)
    } else if (expected !== 'value' && expected !== 'value-or-end') {
      return { kind: 'syntax', index }
    } else if (char === '{' || char === '[') {
      index += 1
      open.push(char)
      expected = char === '{' ? 'key-or-end' : 'value-or-end'
    } else {
      const end = readAtom(text, index)
      if (typeof end !== 'number') return end
      index = end
      expected = afterValue(open)
    }
  }
}

function skipSpace(text: string, from: number): number {
  let index = from
  while (' \t\n\r'.includes(text[index] ?? 'x')) index += 1
  return index
}

function closer(open: readonly string[]): string | undefined {
  const last = open.at(-1)
  if (last === undefined) return undefined
  return last === '{' ? '}' : ']'
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'comma-or-end'
}

function readString(text: string, from: number): number | JsonFault {
  let index = from + 1
  for (;;) {
    const code = text.charCodeAt(index)
    if (Number.isNaN(code)) return { kind: 'ends-early', index: text.length }
    if (code < 0x20) return { kind: 'control', index }
    if (code === 0x22) return index + 1
    if (code !== 0x5c) {
      index += 1
      continue
    }
    const escape = text[index + 1]
    if (escape === undefined) return { kind: 'ends-early', index: text.length }
    if (escape !== 'u') {
      if (!'"\\/bfnrt'.includes(escape)) return { kind: 'syntax', index: index + 1 }
      index += 2
      continue
    }
    for (let digit = index + 2; digit < index + 6; digit += 1) {
      const hex = text[digit]
      if (hex === undefined) return { kind: 'ends-early', index: text.length }
      if (!/[0-9a-fA-F]/.test(hex)) return { kind: 'syntax', index: digit }
    }
    index += 6
  }
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const beginningOfNumber = /-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?)?$/y

function readAtom(text: string, from: number): number | JsonFault {
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, from)) return from + word.length
    const rest = text.slice(from, from + word.length)
    if (rest !== '' && from + rest.length === text.length && word.startsWith(rest))
      return { kind: 'ends-early', index: text.length }
  }
  number.lastIndex = from
  const match = number.exec(text)
  beginningOfNumber.lastIndex = from
  const unfinished = '-0123456789'.includes(text[from] ?? 'x') && beginningOfNumber.test(text)
  if (match === null || (unfinished && from + match[0].length < text.length))
    return unfinished ? { kind: 'ends-early', index: text.length } : { kind: 'syntax', index: from }
  return from + match[0].length
}
