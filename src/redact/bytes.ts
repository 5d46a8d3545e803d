/**
 * Bytes that are not UTF-8 as text in which every byte is one character (latin1), so that secrets, which are ASCII, are found and
 * every other byte survives.
 */
export function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The way back. Characters that are no byte, such as the brackets of a placeholder, become UTF-8. */
export function textAsBytes(text: string): Uint8Array {
  const pieces = text.match(/[\u0000-\u00ff]+|[^\u0000-\u00ff]+/g) ?? []
  return Buffer.concat(
    pieces.map((piece) => Buffer.from(piece, piece.charCodeAt(0) <= 0xff ? 'latin1' : 'utf8')),
  )
}
