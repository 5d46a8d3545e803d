import { colsDefault, filmFramesMax, filmKeyMs, filmPauseMsMax, rowsDefault } from '../limits.ts'
import type { Picture } from '../screen/picture.ts'
import { Screen } from '../screen/screen.ts'
import { bytesOfChunk, bytesOfData } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'

/** A screen of a film, and how long it is shown. */
export interface FilmFrame {
  picture: Picture
  ms: number
}

/**
 * A tape as a film: what is typed appears key by key, as a person types, and no pause is longer than `filmPauseMsMax`.
 * Screens that look the same are one frame. The same tape gives the same film.
 */
export function filmOf({ meta, exchanges }: Tape): FilmFrame[] {
  const screen = new Screen(meta.pty ?? { cols: colsDefault, rows: rowsDefault })
  const steps = exchanges.flatMap(stepsOf)
  const shown = steps.length > filmFramesMax ? exchanges.flatMap(lastStepOf) : steps
  const frames: (FilmFrame & { look: string })[] = []
  for (const { bytes, resized, pauseMs } of shown) {
    const before = frames.at(-1)
    if (before !== undefined) before.ms += pauseMs
    if (resized !== undefined) screen.resize(resized.cols, resized.rows)
    screen.feed(bytes)
    const look = `${screen.hash} ${screen.title}`
    if (look !== before?.look) frames.push({ picture: screen.picture, ms: 0, look })
  }
  return frames
}

interface Step {
  /** How long the screen before it is shown. */
  pauseMs: number
  bytes: Uint8Array
  resized?: { cols: number; rows: number }
}

function stepsOf(exchange: Exchange): Step[] {
  const { input, output } = exchange
  const first: Step = { pauseMs: filmPauseMsMax, bytes: new Uint8Array() }
  if (input.kind === 'resize' && input.cols > 0 && input.rows > 0) first.resized = input
  const typed = echoedText(exchange)
  let echoed = Buffer.byteLength(typed)
  return [
    first,
    ...Array.from(new Intl.Segmenter().segment(typed), ({ segment }) => ({
      pauseMs: filmKeyMs,
      bytes: Buffer.from(segment),
    })),
    ...output.chunks.map((chunk): Step => {
      const bytes = bytesOfChunk(chunk)
      const seen = Math.min(echoed, bytes.length)
      echoed -= seen
      return {
        // After the last key a person looks up, and presses Enter.
        pauseMs: Math.max(seen > 0 ? filmKeyMs * 4 : 0, Math.min(chunk.delay_ms, filmPauseMsMax)),
        bytes: bytes.subarray(seen),
      }
    }),
  ]
}

function lastStepOf(exchange: Exchange): Step[] {
  const [first, ...others] = stepsOf(exchange)
  return first === undefined
    ? []
    : [first, { pauseMs: 0, bytes: Buffer.concat(others.map(({ bytes }) => bytes)) }]
}

/** What was typed, where the terminal echoed it before anything else came. */
function echoedText({ input, output }: Exchange): string {
  if (input.kind !== 'line' && input.kind !== 'keys') return ''
  const typed = Buffer.from(bytesOfData(input))
    .toString('utf8')
    .replace(/[\r\n]+$/, '')
  const printed = Buffer.concat(output.chunks.map(bytesOfChunk)).toString('utf8')
  return printed.startsWith(typed) && !/\p{Cc}/u.test(typed) ? typed : ''
}
