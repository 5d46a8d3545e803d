import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '../src/open/spawn.ts'
import { besidePeer, type Comparison, measureAgainstLimit } from './comparison.ts'
import { once } from './fresh-process.ts'
import { haystack, needle } from './haystack.ts'
import { Contender, interleave, type Measures } from './measure.ts'
import { pexpect, tclExpect } from './peers.ts'

const bytes = 100_000_000
const peerBytes = 4_000_000

/** An expect that has to go through a long output whose last bytes are the first that match. */
export async function expectString(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const path = join(folder, 'haystack.txt')
    await writeFile(path, Buffer.concat([haystack(peerBytes, 'ascii'), Buffer.from(needle)]))
    const ours = new Contender('termtape', () => once('expect-string', String(bytes), 'ascii', 'string'))
    const long = new Contender('400 MB', () => once('expect-string', String(4 * bytes), 'ascii', 'string'))
    const utf8 = new Contender('UTF-8', () => once('expect-string', String(bytes), 'utf8', 'string'))
    const regExp = new Contender('RegExp', () => once('expect-string', String(bytes), 'ascii', 'regexp'))
    const live = new Contender('termtape', () => throughCat(path))
    const peers = [pexpect('expect-string.py', path, needle), tclExpect('expect-string.exp', path, needle)]
    await interleave([ours, long, utf8, regExp, live, ...peers], 7)
    const what = 'expect a string through 100 MB'
    return [
      measureAgainstLimit(what, 'MB/s', [ours, 'rate'], { atLeast: 200 }),
      {
        what: 'memory that takes for 400 MB',
        unit: 'MB',
        ours: long.median('grownMB') ?? Number.NaN,
        peer: { name: 'for 100 MB', value: ours.median('grownMB') },
        // Bounded means that it does not grow with the output; when garbage is collected is chance.
        bar: { atMost: 1.3 },
      },
      ...[utf8, regExp].map((other) => besidePeer(what, 'MB/s', [ours, other, 'rate'])),
      ...peers.map((peer) =>
        besidePeer(`expect a string at the end of ${peerBytes / 1e6} MB from a live cat`, 'MB/s', [
          live,
          peer,
          'rate',
        ]),
      ),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function throughCat(path: string): Promise<Measures> {
  const began = performance.now()
  const cat = await spawn('cat', [path])
  await cat.expect(needle)
  const ms = performance.now() - began
  await cat.close()
  return { rate: peerBytes / 1e3 / ms }
}
