import { spawn } from 'node:child_process'
import { once as event } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildLargeTranscript } from '../src/stores/builders/claude-store-builder.ts'
import { againstLimit, besidePeer, type Comparison } from './comparison.ts'
import { once } from './fresh-process.ts'
import { Contender, interleave, timed } from './measure.ts'
import { ifInstalled } from './peers.ts'

const large = 1e9
const small = 1e8
// Most of it is what is remembered of each of 1.9 million records: under 100 bytes each, and the table is doubled when it grows.
const megabytesMax = 256

/** A transcript of 1 GB, judged from its first record to its last. `jq` reads a tenth of it: megabytes per second are compared. */
export async function validateTranscript(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const file = join(folder, 'large.jsonl')
    const bytes = await buildLargeTranscript(file, large)
    const tenth = join(folder, 'small.jsonl')
    const tenthBytes = await buildLargeTranscript(tenth, small)
    const whole = new Contender('1 GB', () => once('validate-transcript', file))
    const part = new Contender('termtape', () => once('validate-transcript', tenth))
    const jq = new Contender(
      'jq -c .',
      ifInstalled(['jq', ['--version']], () => readByJq(tenth)),
    )
    await interleave([part, jq], 3)
    await whole.repeat()
    const perSecond = (of: number) => (ms: number) => of / 1e3 / ms
    return [
      againstLimit('validate a 1 GB transcript', 'MB/s', perSecond(bytes)(whole.median('ms') ?? NaN), {
        atLeast: 100,
      }),
      againstLimit('memory that takes', 'MB', whole.median('megabytes') ?? NaN, { atMost: megabytesMax }),
      besidePeer('validate a 100 MB transcript', 'MB/s', [part, jq, 'ms'], {
        as: perSecond(tenthBytes),
        note: 'jq parses and prints every record, and asks nothing of it; each in a process of its own',
      }),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readByJq(file: string): Promise<{ ms: number }> {
  return {
    ms: await timed(() => event(spawn('jq', ['-c', '.', file], { stdio: 'ignore' }), 'exit')),
  }
}
