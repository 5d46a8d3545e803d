import { LimitError } from '../../errors.ts'
import { hostMessageBytesMax } from '../../limits.ts'

/** One message as it goes over the wire: JSON on a line of its own. @throws LimitError when it is too long */
export function lineOf(message: object): string {
  const line = `${JSON.stringify(message)}\n`
  if (Buffer.byteLength(line) > hostMessageBytesMax) throw tooLong()
  return line
}

/** Takes bytes as they come and gives whole lines. */
export class LineReader {
  #parts: Buffer[] = []
  #length = 0

  /** The lines that ended. @throws LimitError as soon as one is too long, whether it ends or not */
  read(bytes: Buffer): string[] {
    const lines: string[] = []
    let from = 0
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
      this.#add(bytes.subarray(from, at))
      from = at + 1
      lines.push(Buffer.concat(this.#parts).toString('utf8'))
      this.#parts = []
      this.#length = 0
    }
    this.#add(bytes.subarray(from))
    return lines
  }

  #add(part: Buffer): void {
    this.#length += part.length
    if (this.#length >= hostMessageBytesMax) throw tooLong()
    if (part.length > 0) this.#parts.push(part)
  }
}

const lineFeed = 0x0a

function tooLong(): LimitError {
  return new LimitError(
    'messageBytes',
    hostMessageBytesMax,
    'A message between a client and the host is too long.',
  )
}
