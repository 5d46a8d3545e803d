import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '../src/open/spawn.ts'
import { verify } from '../src/open/verify.ts'
import { tapePath } from '../src/tape/tape-path.ts'
import { againstLimit, type Comparison } from './comparison.ts'
import { median, timed } from './measure.ts'

const megabytes = [1, 4] as const
const repetitions = 3

/** A program that prints megabytes of short lines: recorded and saved beside the same run without a tape, its size on disk, and verified. */
export async function largeOutput(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-bench-'))
  try {
    const measured = []
    for (const size of megabytes) measured.push(await measure(folder, size))
    const [small, large] = [measured[0], measured.at(-1)]
    if (small === undefined || large === undefined) return []
    const [least, most] = [megabytes[0], megabytes.at(-1) ?? 1]
    const name = `${most} MB of short lines`
    const growth = (one: number, other: number): number => Math.log(other / one) / Math.log(most / least)
    return [
      againstLimit(`record + save ${name}, over the run alone`, 'times', large.recorded / large.live, {
        atMost: 3,
      }),
      againstLimit(
        `growth of it, ${least} to ${most} MB: exponent`,
        '',
        growth(small.recorded, large.recorded),
        {
          atMost: 1.15,
        },
      ),
      againstLimit(`tape of ${name}, over its bytes`, 'times', large.bytes / (most * 1e6), { atMost: 1.3 }),
      againstLimit(
        `verify ${name}`,
        'MB/s',
        (most / (large.verified - large.live)) * 1e3,
        { atLeast: 20 },
        over,
      ),
      againstLimit(
        `growth of it, ${least} to ${most} MB: exponent`,
        '',
        growth(small.verified, large.verified),
        {
          atMost: 1.15,
        },
      ),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const over = 'the time of the program itself, run without a tape, is taken off'

interface Measured {
  live: number
  recorded: number
  verified: number
  bytes: number
}

async function measure(folder: string, size: number): Promise<Measured> {
  const args = [
    '-c',
    `awk 'BEGIN { for (i = 0; i < ${size * 25_000}; i++) printf "line %07d: what a program says\\n", i }'`,
  ]
  const times: Record<'live' | 'recorded' | 'verified', number[]> = { live: [], recorded: [], verified: [] }
  const tapeName = `large-${size}`
  const path = tapePath(folder, 'sh', tapeName)
  for (let repetition = 0; repetition < repetitions; repetition++) {
    times.live.push(await timed(() => whole(args, { tape: false })))
    times.recorded.push(await timed(() => whole(args, { tapes: folder, tapeName, record: 'OVERWRITE' })))
    times.verified.push(await timed(() => verify(path)))
  }
  const middle = (values: readonly number[]): number => median(values) ?? Number.NaN
  const { size: bytes } = await stat(path)
  return {
    live: middle(times.live),
    recorded: middle(times.recorded),
    verified: middle(times.verified),
    bytes,
  }
}

async function whole(args: readonly string[], options: Parameters<typeof spawn>[2]): Promise<void> {
  const session = await spawn('sh', args, { ...options, timeoutMs: 120_000 })
  await session.exit
  await session.close()
}
