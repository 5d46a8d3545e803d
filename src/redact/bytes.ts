/**
 * Bytes that are not UTF-8 as text in which every byte is one character (latin1), so that secrets, which are ASCII, are found and
 * every other byte survives.
 */
export function bytesAsText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // A placeholder that is there already is itself and not its bytes, or it would look like a secret.
  return text.replace(placeholderBytes, (bytesOfIt) => Buffer.from(bytesOfIt, 'latin1').toString('utf8'))
}

/** The brackets of a placeholder, `⟨` and `⟩`, as the three bytes each of them is. */
const placeholderBytes = /\u00e2\u009f\u00a8secret:[\w:@.-]{1,100}\u00e2\u009f\u00a9/g

/** The way back. Characters that are no byte, such as the brackets of a placeholder, become UTF-8. */
export function textAsBytes(text: string): Uint8Array {
  const pieces = text.match(/[\u0000-\u00ff]+|[^\u0000-\u00ff]+/g) ?? []
  return Buffer.concat(
    pieces.map((piece) => Buffer.from(piece, piece.charCodeAt(0) <= 0xff ? 'latin1' : 'utf8')),
  )
}
