import { OptionError } from '../errors.ts'

/** Turns a stream of bytes into text; a character split over two reads comes out whole, with the second. */
export interface Decoder {
  decode(bytes: Uint8Array): string
  /** What is left of a character that never ended. */
  end(): string
}

/**
 * @param encoding a WHATWG encoding label such as `utf-8` (default), `latin1`, `shift_jis`, `utf-16le`
 * @throws OptionError if the label is unknown
 */
export function createDecoder(encoding = 'utf-8'): Decoder {
  const stream = streamDecoder(encoding)
  // Node's Buffer decodes whole UTF-8 several times faster than a streaming TextDecoder.
  return stream.encoding === 'utf-8' ? new Utf8Decoder() : stream
}

class Utf8Decoder implements Decoder {
  #rest: Buffer = Buffer.alloc(0)

  decode(bytes: Uint8Array): string {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const all = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const whole = all.length - unfinishedBytes(all)
    // A copy, because the rest outlives the chunk it came in.
    this.#rest = whole === all.length ? Buffer.alloc(0) : Buffer.from(all.subarray(whole))
    return all.toString('utf8', 0, whole)
  }

  end(): string {
    const rest = this.#rest.toString('utf8')
    this.#rest = Buffer.alloc(0)
    return rest
  }
}

/** How many bytes at the end begin a UTF-8 character and do not finish it: 0 to 3. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

function streamDecoder(encoding: string): Decoder & { encoding: string } {
  try {
    const decoder = new TextDecoder(encoding)
    return {
      encoding: decoder.encoding,
      decode: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    }
  } catch (cause) {
    throw new OptionError('encoding', encoding, 'a WHATWG encoding label such as "utf-8" or "latin1"', {
      cause,
    })
  }
}
