import { spawn as spawnProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type * as NodePty from 'node-pty'
import { spawn } from '../src/open/spawn.ts'
import { childEnvironment } from '../src/live/environment.ts'
import { openPty } from '../src/live/pty.ts'
import { besidePeer, type Comparison } from './comparison.ts'
import { Contender, interleave, type Measures, timed } from './measure.ts'
import { ifInstalled, pexpect, tclExpect } from './peers.ts'
import { bareNodePty } from './node-pty.ts'

const command = 'seq'
const args = ['1', '2000000']
const expected = Buffer.from(Array.from({ length: 2_000_000 }, (_, at) => `${at + 1}\r\n`).join(''))

/** A program that prints as fast as it can, from its start to its end, in a terminal; compared by megabytes per second. */
export async function flood(): Promise<Comparison[]> {
  const env = childEnvironment({ inherited: process.env })
  const lost = await lostBytes(env)
  const pty = await bareNodePty()
  const ours = new Contender('termtape', async () => ({ ms: await timed(session) }))
  const script = new Contender('script -qc', ifInstalled(['script', ['--version']], scriptCommand))
  const nodePty = new Contender('bare node-pty', pty && (() => throughNodePty(pty, env)))
  const others = [nodePty, pexpect('flood.py', command, ...args), tclExpect('flood.exp', command, ...args)]
  await interleave([ours, script, ...others], 7)
  const what = `flood ${[command, ...args].join(' ')}`
  return [
    besidePeer(what, 'MB/s', [ours, script, 'ms'], { as: megabytesPerSecond, bar: { atLeast: 0.9 } }),
    {
      what: 'flood, bytes lost or changed',
      unit: 'bytes',
      ours: lost,
      peer: { name: 'bare node-pty', value: nodePty.median('lost') },
    },
    ...others.map((peer) => besidePeer(what, 'MB/s', [ours, peer, 'ms'], { as: megabytesPerSecond })),
  ]
}

function megabytesPerSecond(ms: number): number {
  return expected.length / 1e3 / ms
}

async function session(): Promise<void> {
  const program = await spawn(command, args)
  await program.exit
  await program.close()
}

/** How far count and hash of what arrived are from what was printed; a length that is right with other bytes is no success. */
async function lostBytes(env: Record<string, string>): Promise<number> {
  const program = await openPty({ command, args, cwd: process.cwd(), env, cols: 80, rows: 24 })
  const hash = createHash('sha256')
  let count = 0
  await new Promise<void>((resolve) => {
    program.start({
      output: (bytes) => {
        count += bytes.length
        hash.update(bytes)
      },
      exit: () => resolve(),
      quiet() {},
    })
  })
  await program.close()
  const missing = Math.abs(expected.length - count)
  const same = hash.digest('hex') === createHash('sha256').update(expected).digest('hex')
  return same ? 0 : Math.max(1, missing)
}

async function scriptCommand(): Promise<Measures> {
  return {
    ms: await timed(() =>
      once(
        spawnProcess('script', ['-qc', [command, ...args].join(' '), '/dev/null'], { stdio: 'ignore' }),
        'exit',
      ),
    ),
  }
}

async function throughNodePty(pty: typeof NodePty, env: Record<string, string>): Promise<Measures> {
  let count = 0
  const ms = await timed(
    () =>
      new Promise<void>((resolve) => {
        const program = pty.spawn(command, args, { name: 'xterm-256color', cols: 80, rows: 24, env })
        // Digits and line ends: as many characters as bytes.
        program.onData((data) => (count += data.length))
        program.onExit(() => resolve())
      }),
  )
  return { ms, lost: expected.length - count }
}
