import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { againstLimit, besidePeer, type Comparison } from './comparison.ts'
import { once } from './fresh-process.ts'
import { haystack, needle } from './haystack.ts'
import { Contender, interleave } from './measure.ts'
import { pexpect, tclExpect } from './peers.ts'

const bytes = 100_000_000
const peerBytes = 4_000_000
const grownMBMax = 100

/** An expect that has to go through a long output whose last bytes are the first that match. */
export async function expectString(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const path = join(folder, 'haystack.txt')
    await writeFile(path, Buffer.concat([haystack(peerBytes, 'ascii'), Buffer.from(needle)]))
    const ours = new Contender('termtape', () => once('expect-string', String(bytes), 'ascii', 'string'))
    const utf8 = new Contender('UTF-8', () => once('expect-string', String(bytes), 'utf8', 'string'))
    const regExp = new Contender('RegExp', () => once('expect-string', String(bytes), 'ascii', 'regexp'))
    const peers = [pexpect('expect-string.py', path, needle), tclExpect('expect-string.exp', path, needle)]
    await interleave([ours, utf8, regExp, ...peers], 7)
    const what = 'expect a string through 100 MB'
    const note = `the peers read ${peerBytes / 1e6} MB from a live cat`
    return [
      againstLimit(what, 'MB/s', ours.median('rate') ?? Number.NaN, { atLeast: 200 }),
      againstLimit(`${what}, memory grown by`, 'MB', ours.median('grownMB') ?? Number.NaN, {
        atMost: grownMBMax,
      }),
      ...[utf8, regExp].map((other) => besidePeer(what, 'MB/s', [ours, other, 'rate'])),
      ...peers.map((peer) => besidePeer(what, 'MB/s', [ours, peer, 'rate'], { note })),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
