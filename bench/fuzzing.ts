import type * as NodePty from 'node-pty'
import { availableParallelism } from 'node:os'
import { fuzz } from '../src/fuzz/fuzz.ts'
import { childEnvironment } from '../src/live/environment.ts'
import { besidePeer, type Comparison } from './comparison.ts'
import { Contender, interleave, timed } from './measure.ts'
import { bareNodePty } from './node-pty.ts'

const programs = [['bc', '-q'], ['sqlite3'], ['dash']] as const
const seconds = 4
/** As many as a campaign has by default. */
const lanes = Math.min(8, 2 * availableParallelism())

/**
 * What a campaign costs beside what it cannot do without, and what guidance brings. The floor is bare node-pty, which brings the
 * same program to its first output and kills it, on as many lanes, with no inputs and no look at what came of them.
 */
export async function fuzzing(): Promise<Comparison[]> {
  const pty = await bareNodePty()
  const rows: Comparison[] = []
  for (const [command, ...args] of programs) {
    const guided = new Contender('guided', () => campaign(command, args, true))
    const unguided = new Contender('unguided', () => campaign(command, args, false))
    const floor = new Contender('bare node-pty to the prompt', pty && (() => toThePrompt(pty, command, args)))
    await interleave([guided, unguided, floor], 3)
    rows.push(
      besidePeer(`fuzz ${command}: cases with their verdicts`, 'cases/s', [guided, floor, 'rate'], {
        bar: { atLeast: 0.6 },
        note: 'several cases share a session; the floor starts one for each, gives no input and kills at the first output',
      }),
      besidePeer(`fuzz ${command}: places seen in ${seconds} s`, 'places', [guided, unguided, 'places']),
      besidePeer(`fuzz ${command}: passages seen in ${seconds} s`, 'passages', [
        guided,
        unguided,
        'passages',
      ]),
    )
  }
  return rows
}

let seed = 0

async function campaign(
  command: string,
  args: readonly string[],
  isGuided: boolean,
): Promise<Record<string, number>> {
  const { casesPerSecond, places, passages } = await fuzz(command, args, {
    seed: ++seed >> 1,
    guided: isGuided,
    lanes,
    budget: { seconds },
  })
  return { rate: casesPerSecond, places, passages }
}

async function toThePrompt(
  pty: typeof NodePty,
  command: string,
  args: readonly string[],
): Promise<Record<string, number>> {
  const env = childEnvironment({ inherited: process.env })
  let sessions = 0
  const ms = await timed(async () => {
    const until = performance.now() + seconds * 1_000
    const lane = async (): Promise<void> => {
      while (performance.now() < until) {
        await one(pty, command, args, env)
        sessions++
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  })
  return { rate: sessions / (ms / 1_000) }
}

/** bc -q prints nothing at its start: its terminal's echo of a key stands for the prompt. */
function one(
  pty: typeof NodePty,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<void> {
  return new Promise((resolve) => {
    const program = pty.spawn(command, [...args], { name: 'xterm-256color', cols: 80, rows: 24, env })
    program.onData(() => program.kill('SIGKILL'))
    program.onExit(() => resolve())
    if (args.includes('-q')) program.write('1\r')
  })
}
