/**
 * Fuzzes every planted program with ten seeds: `npm run fuzz:planted -- [seeds] [seconds] [program …]`. Not part of the suite: it takes
 * minutes. Ends with 1 if a fault was missed.
 */
import { join } from 'node:path'
import { fuzz, type FuzzOptions } from 'termtape/fuzz'

const folder = join(import.meta.dirname, '../specs/programs/planted')
const calculator = join(folder, 'calculator.sh')

/** Each with what its fault is, so that another finding does not count for it. */
const programs: Readonly<Record<string, { kinds: readonly string[]; options?: FuzzOptions }>> = {
  'state-crash.mjs': { kinds: ['crash'] },
  'escape-hang.mjs': { kinds: ['spin'] },
  'memory-leak.mjs': { kinds: ['memory-leak'] },
  'descriptor-leak.mjs': { kinds: ['descriptor-leak'] },
  'long-line.py': { kinds: ['crash'] },
  'left-raw.sh': { kinds: ['terminal-left'] },
  'utf8-split.mjs': { kinds: ['crash'] },
  'resize-race.mjs': { kinds: ['crash'] },
  'eof-submenu.mjs': { kinds: ['flood'] },
  'signal-in-prompt.py': { kinds: ['crash'] },
  'two-chords.mjs': { kinds: ['crash'] },
  'mouse-report.mjs': { kinds: ['crash'] },
  'calculator.sh': {
    kinds: ['difference'],
    options: { twin: { command: 'sh', args: [calculator, 'wrong'] } },
  },
}

const [seeds = '10', seconds = '30', ...only] = process.argv.slice(2)
let missed = 0
for (const [name, { kinds, options }] of Object.entries(programs)) {
  if (only.length > 0 && !only.includes(name)) continue
  const interpreter = { mjs: process.execPath, py: 'python3', sh: 'sh' }[name.split('.')[1] ?? ''] ?? 'sh'
  const told: string[] = []
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const { findings } = await fuzz(interpreter, [join(folder, name)], {
      seed,
      budget: { seconds: Number(seconds), findings: 1 },
      ...options,
    })
    const found = findings.find(({ kind }) => kinds.includes(kind))
    if (found === undefined) missed++
    told.push(
      found === undefined
        ? 'missed'
        : `${found.notation.slice(0, 40)} (${found.size}, ${(found.foundAfterMs / 1_000).toFixed(1)} s)`,
    )
  }
  console.log(`${name}: ${told.filter((each) => each !== 'missed').length} of ${seeds}: ${told.join('; ')}`)
}
process.exitCode = missed === 0 ? 0 : 1
