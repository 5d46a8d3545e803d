import { querySequenceCharsMax } from '../limits.ts'

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
  const kind = bytes[at + 1]
  if (kind === 0x5b) return controlSequence(bytes, at + 2)
  if (kind === 0x5d) return string(bytes, at + 2, operatingSystemCommand)
  if (kind === 0x50) return string(bytes, at + 2, deviceControl)
  return kind === undefined ? 'cut off' : undefined
}

function controlSequence(bytes: Buffer, from: number): string | undefined {
  for (let at = from; at < from + querySequenceCharsMax; at += 1) {
    const byte = bytes[at]
    if (byte === undefined) return 'cut off'
    if (byte < 0x20 || byte > 0x7e) return undefined
    if (byte < 0x40) continue
    // Most sequences paint or move: their last letter says so, and no text is made of them.
    return finals.has(byte) ? named(bytes.toString('latin1', from, at + 1), controlSequences) : undefined
  }
  return undefined
}

function string(bytes: Buffer, from: number, table: Table): string | undefined {
  const until = Math.min(bytes.length, from + querySequenceCharsMax)
  for (let at = from; at < until; at += 1) {
    const byte = bytes[at]
    if (byte === 0x07) return named(bytes.toString('latin1', from, at), table)
    if (byte === 0x1b) {
      if (at + 1 === bytes.length) return 'cut off'
      return bytes[at + 1] === 0x5c ? named(bytes.toString('latin1', from, at), table) : undefined
    }
  }
  return bytes.length < from + querySequenceCharsMax ? 'cut off' : undefined
}

type Table = readonly (readonly [RegExp, string])[]

function named(text: string, table: Table): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1]
}

const finals = new Set(Buffer.from('cnpqtu'))

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
