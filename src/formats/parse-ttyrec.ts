import { type ImportedTape, Problems, sourceBytes } from './imported.ts'
import { type Happening, type RecordingFacts, tapeOf } from './timeline.ts'

/** Seconds, microseconds and length of a frame, 32 bits each, the lowest byte first. */
const headerBytes = 12

/**
 * Reads a ttyrec recording as a tape. The format holds output and its times only, so everything else is asked for.
 *
 * @param facts program, size and the like; by default a shell of 80 by 24
 */
export function parseTtyrec(source: Uint8Array, facts: Partial<RecordingFacts> = {}): ImportedTape {
  const problems = new Problems()
  const bytes = sourceBytes(source, problems) ?? Buffer.alloc(0)
  const happenings: Happening[] = []
  let firstUs: number | undefined
  let lastUs = 0
  for (let at = 0; at < bytes.length;) {
    const cut = (what: string): void =>
      problems.add(`frame ${happenings.length + 1}, at byte ${at}, ${what}`, 1, at + 1)
    if (at + headerBytes > bytes.length) {
      cut('is cut off within its header')
      break
    }
    const microseconds = bytes.readUInt32LE(at + 4)
    const length = bytes.readUInt32LE(at + 8)
    if (at + headerBytes + length > bytes.length) {
      cut(`has ${length} bytes, but the file ends before`)
      break
    }
    const wholeUs = bytes.readUInt32LE(at) * 1_000_000 + microseconds
    firstUs ??= wholeUs
    const atUs = wholeUs - firstUs
    if (microseconds >= 1_000_000) cut('has more than a million microseconds')
    if (atUs < lastUs) cut('is older than the frame before it')
    lastUs = atUs
    const from = at + headerBytes
    happenings.push({ atUs, kind: 'output', bytes: Buffer.from(bytes.subarray(from, from + length)) })
    at = from + length
  }
  if (problems.list.length === 0 && firstUs === undefined) problems.add('the file is empty')
  if (problems.list.length > 0 || firstUs === undefined) return problems.refused()
  const createdAt = new Date(firstUs / 1_000).toISOString()
  const tape = tapeOf(happenings, { program: 'sh', args: [], createdAt, recorder: 'ttyrec', ...facts })
  return { ok: true, tape, warnings: [] }
}
