/**
 * Fuzzes programs of Debian 12: `npm run fuzz:programs -- faulty|clean [seconds] [name …]`. Prints what was found, how fast and how
 * small. The figures are in docs/fuzzing.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzz, repeat } from 'termtape/fuzz'

const lists: Readonly<Record<string, readonly (readonly string[])[]>> = {
  faulty: [
    ['python3'],
    ['less', 'notes.txt'],
    ['joe', 'notes.txt'],
    ['nvi', 'notes.txt'],
    ['tweak', 'notes.txt'],
    ['rlwrap', 'cat'],
    ['/usr/games/monop'],
    ['/usr/games/moon-buggy'],
  ],
  clean: [
    ['vim', '-u', 'NONE', 'notes.txt'],
    ['dash'],
    ['bc', '-q'],
    ['sqlite3'],
    ['node', '-i'],
    ['tmux', '-f', '/dev/null'],
    ['htop'],
    ['dialog', '--menu', 'Which?', '0', '0', '0', 'a', 'one', 'b', 'two'],
    ['whiptail', '--menu', 'Which?', '20', '60', '2', 'a', 'one', 'b', 'two'],
    ['ed', 'notes.txt'],
    ['mksh'],
    ['ncdu', '.'],
  ],
}

const [list = 'faulty', seconds = '60', ...only] = process.argv.slice(2)
const cwd = mkdtempSync(join(tmpdir(), 'termtape-programs-'))
writeFileSync(join(cwd, 'notes.txt'), Array.from({ length: 200 }, (_, line) => `line ${line + 1}\n`).join(''))
for (const [command = '', ...args] of lists[list] ?? []) {
  if (only.length > 0 && !only.some((name) => command.includes(name))) continue
  await tell(command, args).catch((error: unknown) => {
    console.log(`${command}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  })
}
rmSync(cwd, { recursive: true })

async function tell(command: string, args: readonly string[]): Promise<void> {
  const startedAt = performance.now()
  const { findings, unconfirmed, cases, sessions, steps, floorPerSecond, casesPerSecond } = await fuzz(
    command,
    args,
    {
      seed: 1,
      cwd,
      floor: true,
      budget: { seconds: Number(seconds), ...(list === 'faulty' ? { findings: 1 } : {}) },
    },
  )
  const took = (performance.now() - startedAt) / 1_000
  for (const { kind, signal, rate, size, pacing, notation, foundAfterMs, words, shrinkRuns } of findings) {
    // As who reads the printed line does.
    const again = await repeat(command, args, { steps: notation, pacing, cwd, all: true })
    console.log(
      `${command}: ${kind} ${signal ?? ''} ${rate}, repeated ${again.hits}/${again.runs}, after ${(foundAfterMs / 1_000).toFixed(1)} s, ${size} bytes (${shrinkRuns} runs), ${pacing}: ${notation.slice(0, 100)} [${words.slice(0, 80)}]`,
    )
  }
  const rest = unconfirmed
    .map(({ kind, rate, notation }) => `${kind} ${rate} ${notation.slice(0, 60)}`)
    .join('; ')
  console.log(
    `${command}: ${findings.length} findings, ${unconfirmed.length} unconfirmed${rest === '' ? '' : ` (${rest})`}; ${cases} cases in ${sessions} sessions, ${steps} steps, ${took.toFixed(0)} s; ${casesPerSecond.toFixed(1)} cases/s beside ${floorPerSecond?.toFixed(1)} bare starts/s`,
  )
}
