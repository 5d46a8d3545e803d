import { sleep } from '../../clock.ts'
import { bytesOfChunk } from '../../tape/data.ts'
import type { Tape } from '../../tape/tape.ts'
import { createDecoder } from '../../session/decode.ts'
import { shown } from './shown.ts'

export interface Pace {
  /** 2 is twice as fast as recorded. */
  speed: number
  /** No pause is longer, in milliseconds. */
  pauseMsMax: number
}

/** Prints a tape as it was recorded, at its pace, and ends as its program did. */
export async function watch({ exchanges }: Tape, { speed, pauseMsMax }: Pace): Promise<void> {
  const decoder = createDecoder('utf-8')
  for (const { output, dur_ms } of exchanges) {
    let left = dur_ms
    for (const chunk of output.chunks) {
      const ms = Math.min(pauseMsMax, chunk.delay_ms / speed)
      if (ms > 0) await sleep(ms)
      left -= chunk.delay_ms
      process.stdout.write(shown(decoder.decode(bytesOfChunk(chunk))))
    }
    if (left > 0) await sleep(Math.min(pauseMsMax, left / speed))
  }
  // What a program left switched on would trouble whoever has the terminal next.
  if (process.stdout.isTTY)
    process.stdout.write(
      '\u001b[0m\u001b[?25h\u001b[?1049l\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?2004l\n',
    )
}
