import { payloadOfBytes } from './data.ts'
import { isBase64 } from './fields.ts'

/**
 * Turns chunks of the older form `{ delay_ms, dataB64, isUtf8 }` into today's, in place, in a document that may not
 * be a tape at all. Only chunks of exactly that form are touched; the bytes decide, not the flag.
 */
export function modernizeChunks(document: unknown): void {
  for (const exchange of list(field(document, 'exchanges'))) {
    const chunks = list(field(field(exchange, 'output'), 'chunks'))
    for (const [index, chunk] of chunks.entries()) chunks[index] = modern(chunk)
  }
}

function modern(chunk: unknown): unknown {
  if (typeof chunk !== 'object' || chunk === null || typeof field(chunk, 'isUtf8') !== 'boolean') return chunk
  const { isUtf8: utf8, dataB64, ...others }: Record<string, unknown> = { ...chunk }
  if (typeof dataB64 !== 'string' || !isBase64(dataB64)) return chunk
  return { ...others, ...(utf8 === true ? payloadOfBytes(Buffer.from(dataB64, 'base64')) : { dataB64 }) }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
