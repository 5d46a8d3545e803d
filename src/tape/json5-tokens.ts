/** The offset behind a quoted string of JSON5, or the end of the text. */
export function endOfString(source: string, start: number): number {
  const quote = source.charCodeAt(start)
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === quote) return at + 1
  }
  return source.length
}

/** A field's name. Names with unusual escapes stay as written: what belongs to them is then found at their owner. */
export function keyOf(token: string): string {
  if (!/^["']/.test(token)) return token
  const body = token.slice(1, -1)
  if (!body.includes('\\')) return body
  try {
    const key: unknown = JSON.parse(`"${body}"`)
    return typeof key === 'string' ? key : body
  } catch {
    return body
  }
}

const comment = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$)/y

/** The offset of the first bracket that opens a value deeper than `depthMax`; undefined where none does. */
export function tooDeepAt(source: string, depthMax: number): number | undefined {
  let depth = 0
  for (let at = 0; at < source.length;) {
    const character = source[at]
    if (character === '{' || character === '[') depth++
    if (character === '}' || character === ']') depth--
    if (depth > depthMax) return at
    comment.lastIndex = at
    if (character === '"' || character === "'") at = endOfString(source, at)
    else if (character === '/' && comment.test(source)) at = comment.lastIndex
    else at++
  }
  return undefined
}
