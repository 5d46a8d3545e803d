import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTape } from '../src/tape/print-tape.ts'
import { besidePeer, type Comparison } from './comparison.ts'
import { once } from './fresh-process.ts'
import { longTape } from './long-tape.ts'
import { Contender, interleave } from './measure.ts'

/** From the bytes of a tape of 1 000 exchanges to a player that can play it; the peer is JSON.parse of the same bytes. */
export async function loadTape(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const path = join(folder, 'long.json5')
    const text = printTape(longTape(1_000))
    await writeFile(path, text)
    const ours = new Contender('termtape', () => once('load-tape', path, 'tape'))
    const peer = new Contender('JSON.parse', () => once('load-tape', path, 'json'))
    await interleave([ours, peer], 15)
    const note = `${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB in memory, decoded and parsed; first: the first call of a fresh process; warm: the median of the 40 after it`
    return ['first', 'warm'].map((when) =>
      besidePeer(`load + index 1 000 exchanges, ${when}`, 'ms', [ours, peer, when], {
        bar: { atMost: 1.5 },
        note,
      }),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}
