import { isUtf8 } from 'node:buffer'
import { linesApartCharsMax, stretchChars } from '../limits.ts'
import type { Chunk, TapeData } from './tape.ts'

/** Bytes as an input keeps them: text where they are valid UTF-8, else base64. `bytesOfData` is its inverse. */
export function dataOfBytes(bytes: Uint8Array): TapeData {
  return isUtf8(bytes)
    ? { dataText: utf8(bytes), dataBytesB64: null }
    : { dataText: null, dataBytesB64: base64(bytes) }
}

/** The bytes an input was sent as. */
export function bytesOfData(data: TapeData): Uint8Array {
  return data.dataBytesB64 === null
    ? Buffer.from(data.dataText ?? '', 'utf8')
    : Buffer.from(data.dataBytesB64, 'base64')
}

export type ChunkPayload = { text: string[] } | { dataB64: string }

/**
 * Bytes as a chunk keeps them: lines, split after each LF, where they are valid UTF-8, else base64. Of a text of more than 64 KiB several
 * lines make a piece. `bytesOfChunk` is its inverse. No bytes are no lines.
 */
export function payloadOfBytes(bytes: Uint8Array): ChunkPayload {
  return isUtf8(bytes) ? { text: linesOf(utf8(bytes)) } : { dataB64: base64(bytes) }
}

/** The bytes a chunk stands for. */
export function bytesOfChunk(chunk: Chunk | ChunkPayload): Uint8Array {
  return 'text' in chunk ? Buffer.from(chunk.text.join(''), 'utf8') : Buffer.from(chunk.dataB64, 'base64')
}

function linesOf(text: string): string[] {
  if (text === '') return []
  if (text.length > linesApartCharsMax) return stretchesOf(text)
  return text.split(/(?<=\n)/)
}

/** Whole lines, as many as make a stretch: nobody reads megabytes line by line, and each piece has its cost on disk and in memory. */
export function stretchesOf(text: string): string[] {
  const stretches: string[] = []
  for (let from = 0; from < text.length;) {
    const near = text.lastIndexOf('\n', from + stretchChars)
    const feed = near >= from ? near : text.indexOf('\n', from + stretchChars)
    const end = feed === -1 ? text.length : feed + 1
    stretches.push(text.slice(from, end))
    from = end
  }
  return stretches
}

// Buffer's own decoder keeps a leading byte order mark, which TextDecoder would drop.
function utf8(bytes: Uint8Array): string {
  return bufferOver(bytes).toString('utf8')
}

function base64(bytes: Uint8Array): string {
  return bufferOver(bytes).toString('base64')
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
