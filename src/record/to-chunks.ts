import { frameMs } from '../limits.ts'
import { unfinishedBytes } from '../session/decode.ts'
import type { Told } from '../session/session-order.ts'
import type { Stream } from '../session/transport.ts'
import { payloadOfBytes } from '../tape/data.ts'
import type { Chunk } from '../tape/tape.ts'

/** Bytes as they came from the program. */
export interface Heard {
  bytes: Uint8Array
  stream: Stream
  at: number
  /** Whether something that waited was satisfied before it came: what was there then has to be there on replay. */
  apart?: boolean
  /** What another session had been told before. */
  after?: Told | undefined
}

interface Frame {
  stream: Stream
  pieces: Uint8Array[]
  first: number
  last: number
  after: Told | undefined
}

/**
 * The chunks of one exchange. Reads closer together than one frame are one chunk, and so are reads that split a
 * character: where the kernel cut them is chance, and chance does not belong on a tape. No chunk reaches over a moment at which
 * something that waited was satisfied.
 */
export function toChunks(heard: readonly Heard[], startedAt: number): Chunk[] {
  const frames: Frame[] = []
  for (const { bytes, stream, at, apart, after } of heard) {
    const open = frames.at(-1)
    const goesOn =
      open !== undefined &&
      open.stream === stream &&
      apart !== true &&
      (at - open.last < frameMs || splitsCharacter(open.pieces))
    if (goesOn) {
      open.pieces.push(bytes)
      open.last = at
    } else {
      frames.push({ stream, pieces: [bytes], first: at, last: at, after })
    }
  }
  let previous = startedAt
  return frames.map(({ stream, pieces, first, last, after }) => {
    const delay_ms = Math.max(0, Math.round(first - previous))
    previous = last
    return {
      delay_ms,
      ...(stream === 'stderr' ? { stream } : {}),
      ...(after === undefined ? {} : { after }),
      ...payloadOfBytes(Buffer.concat(pieces)),
    }
  })
}

function splitsCharacter(pieces: readonly Uint8Array[]): boolean {
  // A character has at most four bytes, and each may have come alone.
  return unfinishedBytes(Buffer.concat(pieces.slice(-3).map((piece) => piece.subarray(-3)))) > 0
}
