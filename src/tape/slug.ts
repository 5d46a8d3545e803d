import { createHash } from 'node:crypto'

export interface SlugRules {
  /** The whole original: what the hash is taken of. */
  original: string
  /** A part of this form loses nothing when it is slugged, and no other part of this form gives the same slug. */
  clean: RegExp
  bytesMax: number
}

/**
 * Parts as one file name that is safe everywhere: words in lower case joined by `-`, parts by `--`. Wherever that
 * could make two originals the same, on any file system, `~` and a hash of the original follow; a clean slug holds
 * no `~`. Letters and digits of every script are kept.
 */
export function slug(parts: readonly string[], { original, clean, bytesMax }: SlugRules): string {
  const words = parts
    .map(wordsOf)
    .filter((part) => part !== '')
    .join('--')
  const keepsAll = parts.length > 0 && parts.every((part) => clean.test(part))
  if (keepsAll && Buffer.byteLength(words) <= bytesMax && !isReserved(words) && !endsAsOrdinal.test(words))
    return words
  const hash = createHash('sha256').update(original).digest('hex').slice(0, hashChars)
  return `${cut(words, bytesMax - hashChars - 1)}~${hash}`
}

/** Names that Windows keeps for devices, whatever extension follows. */
export function isReserved(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i.test(name)
}

const hashChars = 8

/** `a-2` is how the second session of test `a` is named, so no slug may end so by itself. */
const endsAsOrdinal = /-\d+$/

function wordsOf(part: string): string {
  const words =
    part
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.join('-')
}

function cut(text: string, bytesMax: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > bytesMax) break
    kept += character
  }
  return kept.replace(/-+$/, '')
}
