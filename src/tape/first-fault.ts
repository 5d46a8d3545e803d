/** Where a text stops being JSON, and why. */
export interface Fault {
  /** Offset in the text. */
  at: number
  message: string
}

/**
 * Walks over JSON once, keeping nothing, and tells the first place where it is not JSON or is nested deeper than any tape. Megabytes are
 * looked at so before anything is built from them: a parser keeps a record of each bracket that is open, and a JSON5 parser takes seconds.
 */
export function firstFault(text: string, depthMax: number): Fault | undefined {
  const inObject = new Uint8Array(depthMax)
  let depth = 0
  let wants: 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' | 'nothing' = 'value'
  for (let at = skipBlanks(text, 0); ; at = skipBlanks(text, at)) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code)) return wants === 'nothing' ? undefined : { at, message: cutOff }
    const wantsEnd = wants.endsWith('end')
    if (wants === 'nothing') return unexpected(text, at)
    if (wantsEnd && code === (inObject[depth - 1] === 1 ? closedBrace : closedBracket)) {
      depth--
      at++
      wants = depth === 0 ? 'nothing' : 'comma or end'
    } else if (wants === 'comma or end') {
      if (code !== comma) return unexpected(text, at)
      at++
      wants = inObject[depth - 1] === 1 ? 'key' : 'value'
    } else if (wants === 'key' || wants === 'key or end') {
      if (code !== quote) return unexpected(text, at)
      const end = stringEnd(text, at)
      if (typeof end !== 'number') return end
      at = skipBlanks(text, end)
      if (at >= text.length) return { at, message: cutOff }
      if (text.charCodeAt(at) !== colon) return unexpected(text, at)
      at++
      wants = 'value'
    } else if (code === openBrace || code === openBracket) {
      if (depth === depthMax) return { at, message: tooDeep(depthMax) }
      inObject[depth] = code === openBrace ? 1 : 0
      depth++
      at++
      wants = code === openBrace ? 'key or end' : 'value or end'
    } else {
      const end = code === quote ? stringEnd(text, at) : wordEnd(text, at)
      if (typeof end !== 'number') return end
      at = end
      wants = depth === 0 ? 'nothing' : 'comma or end'
    }
  }
}

export function tooDeep(depthMax: number): string {
  return `is nested deeper than ${depthMax} values`
}

export const cutOff = 'the file ends in the middle: it was cut off, or a bracket or quote is not closed'

const [quote, comma, colon] = [0x22, 0x2c, 0x3a]
const [openBracket, closedBracket, openBrace, closedBrace] = [0x5b, 0x5d, 0x7b, 0x7d]
const backslash = 0x5c

function unexpected(text: string, at: number): Fault {
  return {
    at,
    message: `invalid character ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`,
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;) {
    at++
    code = text.charCodeAt(at)
  }
  return at
}

const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

/** The offset behind a string, or what is wrong inside it. */
function stringEnd(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code < 0x20) return { at, message: `invalid character ${JSON.stringify(text[at])}` }
    if (code !== backslash) continue
    escape.lastIndex = at + 1
    const [sign] = escape.exec(text) ?? []
    if (sign === undefined) return at + 1 < text.length ? unexpected(text, at + 1) : { at, message: cutOff }
    at += sign.length
  }
  return { at: text.length, message: cutOff }
}

const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

function wordEnd(text: string, at: number): number | Fault {
  word.lastIndex = at
  const [found] = word.exec(text) ?? []
  return found === undefined || found === '' ? unexpected(text, at) : at + found.length
}
