/**
 * Decodes base64 as Go's `base64.StdEncoding` does, which is what the API server and kubectl use: CR and LF are
 * skipped, padding is required, unused bits need not be zero. `Buffer.from` never refuses anything, and stricter
 * libraries refuse what the server takes.
 *
 * Source: Go's encoding/base64 `decodeQuantum`; `badByte` is the offset of its CorruptInputError.
 */
export function decodeGoBase64(text: string): { bytes: Buffer } | { badByte: number } {
  const joined = text.replace(/[\r\n]+/g, '')
  if (joined.length % 4 === 0 && wholeQuanta.test(joined)) return { bytes: Buffer.from(joined, 'base64') }
  return { badByte: findBadByte(Buffer.from(text)) }
}

const wholeQuanta = /^[A-Za-z0-9+/]*={0,2}$/

function findBadByte(source: Buffer): number {
  let at = 0
  for (;;) {
    for (let inQuantum = 0; inQuantum < 4; inQuantum += 1) {
      at = skipLineBreaks(source, at)
      const byte = source[at]
      if (byte === undefined) return at - inQuantum
      if (byte === padding) return afterPadding(source, at, inQuantum)
      if (!isAlphabet(byte)) return at
      at += 1
    }
  }
}

function afterPadding(source: Buffer, at: number, inQuantum: number): number {
  if (inQuantum < 2) return at
  let next = skipLineBreaks(source, at + 1)
  if (inQuantum === 2) {
    if (next === source.length) return next
    if (source[next] !== padding) return next - 1
    next = skipLineBreaks(source, next + 1)
  }
  return next
}

const padding = 0x3d

function skipLineBreaks(source: Buffer, from: number): number {
  let at = from
  while (source[at] === 0x0a || source[at] === 0x0d) at += 1
  return at
}

function isAlphabet(byte: number): boolean {
  return /[A-Za-z0-9+/]/.test(String.fromCharCode(byte))
}
