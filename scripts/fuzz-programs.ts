/**
 * Fuzzes programs of Debian 12: `npm run fuzz:programs -- faulty|clean [seconds] [name …]`. Prints what was found, how fast and how
 * small. The figures are in docs/fuzzing.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzz } from 'termtape/fuzz'

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
  try {
    const { findings, unconfirmed, sessions, steps, ms } = await fuzz(command, args, {
      seed: 1,
      cwd,
      budget: { seconds: Number(seconds), ...(list === 'faulty' ? { findings: 1 } : {}) },
    })
    for (const { kind, signal, rate, size, pacing, notation, foundAfterMs, words, shrinkRuns } of findings)
      console.log(
        `${command}: ${kind} ${signal ?? ''} ${rate} after ${(foundAfterMs / 1_000).toFixed(1)} s, ${size} bytes (${shrinkRuns} runs), ${pacing}: ${notation.slice(0, 100)} [${words.slice(0, 80)}]`,
      )
    const rest = unconfirmed
      .map(({ kind, rate, notation }) => `${kind} ${rate} ${notation.slice(0, 60)}`)
      .join('; ')
    console.log(
      `${command}: ${findings.length} findings, ${unconfirmed.length} unconfirmed${rest === '' ? '' : ` (${rest})`}; ${sessions} sessions, ${steps} steps, ${(ms / 1_000).toFixed(0)} s`,
    )
  } catch (error) {
    console.log(`${command}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}
rmSync(cwd, { recursive: true })
