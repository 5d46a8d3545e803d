/**
 * Runs a program that prints and ends at once, over and over, and compares every byte: `npm run soak [runs]`.
 *
 * The end of the output is where terminals lose bytes, and they lose them rarely; a few runs prove nothing.
 */
import { childEnvironment } from '../src/live/environment.ts'
import { openPty } from '../src/live/pty.ts'
import type { Exit } from '../src/session/transport.ts'

const runs = Number(process.argv[2] ?? 2_000)
const atOnce = 6
const lines = 5_000
const expected = Buffer.from(Array.from({ length: lines }, (_, at) => `${at + 1}\r\n`).join(''))
const env = childEnvironment({ inherited: process.env })
const losses: string[] = []

let started = 0
const began = performance.now()
await Promise.all(Array.from({ length: atOnce }, () => worker()))
const seconds = ((performance.now() - began) / 1_000).toFixed(1)

console.log(
  `node ${process.version}: ${runs} runs of ${expected.length} bytes, ${atOnce} at once, ${seconds} s: ${losses.length === 0 ? 'every byte and every exit code arrived' : `${losses.length} runs lost something`}`,
)
for (const loss of losses.slice(0, 20)) console.log(`  ${loss}`)
process.exitCode = losses.length === 0 && runs > 0 ? 0 : 1

async function worker(): Promise<void> {
  while (started < runs) {
    const run = ++started
    const { bytes, exit } = await once()
    if (!bytes.equals(expected)) losses.push(`run ${run}: ${bytes.length} of ${expected.length} bytes`)
    if (exit.code !== 3 || exit.signal !== null) losses.push(`run ${run}: exit ${JSON.stringify(exit)}`)
  }
}

async function once(): Promise<{ bytes: Buffer; exit: Exit }> {
  const program = await openPty({
    command: 'sh',
    args: ['-c', `seq 1 ${lines}; exit 3`],
    cwd: process.cwd(),
    env,
    cols: 80,
    rows: 24,
  })
  const parts: Uint8Array[] = []
  const exit = await new Promise<Exit>((resolve) => {
    program.start({ output: (bytes) => parts.push(bytes), exit: resolve, quiet() {} })
  })
  const atExit = parts.length
  await program.close()
  if (parts.length !== atExit) losses.push('output after the exit')
  return { bytes: Buffer.concat(parts), exit }
}
