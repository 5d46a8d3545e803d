import { querySequenceCharsMax } from '../limits.ts'
import { sequenceEnd } from '../text/sequences.ts'

/**
 * Looks through raw output for questions a program asks its terminal and then waits for the answer. Sequences may be
 * split anywhere between two calls. Source: xterm's ctlseqs, and the kitty keyboard protocol.
 */
export class QueryScan {
  #rest: Buffer = Buffer.alloc(0)

  /** The names of the queries that ended in `bytes`, in order. */
  scan(bytes: Uint8Array): string[] {
    const fresh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const all = this.#rest.length === 0 ? fresh : Buffer.concat([this.#rest, fresh])
    const found: { at: number; name: string }[] = []
    // ENQ alone is a query without an escape. The kept rest never holds one.
    for (let at = all.indexOf(0x05); at !== -1; at = all.indexOf(0x05, at + 1))
      found.push({ at, name: 'ENQ' })
    const enquiries = found.length
    let keepFrom = all.length
    for (let at = all.indexOf(0x1b); at !== -1; at = all.indexOf(0x1b, at + 1)) {
      const name = nameAt(all, at)
      if (name === 'cut off') {
        keepFrom = at
        break
      }
      if (name !== undefined) found.push({ at, name })
    }
    this.#rest = Buffer.from(all.subarray(keepFrom).filter((byte) => byte !== 0x05))
    if (enquiries > 0) found.sort((left, right) => left.at - right.at)
    return found.map(({ name }) => name)
  }
}

/** The query that begins with the escape at `at`; undefined when there is none, `cut off` when its end is still to come. */
function nameAt(bytes: Buffer, at: number): string | undefined {
  const table = tables.get(bytes[at + 1])
  if (table === undefined) return bytes.length === at + 1 ? 'cut off' : undefined
  const { end, complete } = sequenceEnd(bytes, at, false, querySequenceCharsMax)
  if (!complete) return end === bytes.length && end < at + querySequenceCharsMax ? 'cut off' : undefined
  // Most sequences paint or move: their last letter says so, and no text is made of them.
  if (table === controlSequences && !finals.has(bytes[end - 1])) return undefined
  const text = bytes.toString('latin1', at + 2, end).replace(terminator, '')
  return table.find(([pattern]) => pattern.test(text))?.[1]
}

const terminator = /(?:\u001b\\|\u0007)$/

type Table = readonly (readonly [RegExp, string])[]

const finals: ReadonlySet<number | undefined> = new Set(Buffer.from('cnpqtu'))

const controlSequences: Table = [
  [/^0?c$/, 'DA1'],
  [/^>0?c$/, 'DA2'],
  [/^=0?c$/, 'DA3'],
  [/^5n$/, 'DSR'],
  [/^6n$/, 'CPR'],
  [/^\?6n$/, 'DECXCPR'],
  [/^\?[\d;]+n$/, 'private DSR'],
  [/^\??\d*\$p$/, 'DECRQM'],
  [/^>0?q$/, 'XTVERSION'],
  [/^14(;[\d;]*)?t$/, 'CSI 14 t'],
  [/^16t$/, 'CSI 16 t'],
  [/^18t$/, 'CSI 18 t'],
  [/^\?u$/, 'kitty keyboard'],
]

const operatingSystemCommand: Table = [
  [/^4;(.*;)?\?/, 'OSC 4'],
  [/^10;(.*;)?\?/, 'OSC 10'],
  [/^11;(.*;)?\?/, 'OSC 11'],
  [/^12;(.*;)?\?/, 'OSC 12'],
  [/^52;[^;]*;\?$/, 'OSC 52'],
]

const deviceControl: Table = [
  [/^\$q/, 'DECRQSS'],
  [/^\+q/, 'XTGETTCAP'],
]

/** By what follows the escape: `[`, `]` or `P`. */
const tables: ReadonlyMap<number | undefined, Table> = new Map([
  [0x5b, controlSequences],
  [0x5d, operatingSystemCommand],
  [0x50, deviceControl],
])
