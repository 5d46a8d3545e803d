/**
 * Fuzzes every planted program with ten seeds: `npm run fuzz:planted -- [seeds | first-last] [seconds] [program …]`. Not part of the suite: it takes
 * minutes. Ends with 1 if a fault was missed. The figures are in docs/fuzzing.md.
 */
import { join } from 'node:path'
import { fuzz, type FuzzOptions } from 'termtape/fuzz'

const folder = join(import.meta.dirname, '../specs/programs/planted')
const calculator = join(folder, 'calculator.sh')

interface Planted {
  /** What its fault is, so that another finding does not count for it. */
  kinds: readonly string[]
  /** How many bytes, and steps that are none, the least input known has. */
  least: number
  options?: FuzzOptions
}

const programs: Readonly<Record<string, Planted>> = {
  'state-crash.mjs': { kinds: ['crash'], least: 3 },
  'escape-hang.mjs': { kinds: ['spin'], least: 2 },
  'memory-leak.mjs': { kinds: ['memory-leak'], least: 1 },
  'descriptor-leak.mjs': { kinds: ['descriptor-leak'], least: 1 },
  'long-line.py': { kinds: ['crash'], least: 257 },
  'left-raw.sh': { kinds: ['terminal-left'], least: 1 },
  'utf8-split.mjs': { kinds: ['crash'], least: 2 },
  'resize-race.mjs': { kinds: ['crash'], least: 1 },
  'eof-submenu.mjs': { kinds: ['flood'], least: 5 },
  'signal-in-prompt.py': { kinds: ['crash'], least: 8 },
  'two-chords.mjs': { kinds: ['crash'], least: 2 },
  'mouse-report.mjs': { kinds: ['crash'], least: 10 },
  'calculator.sh': {
    kinds: ['difference'],
    least: 3,
    options: { twin: { command: 'sh', args: [calculator, 'wrong'] } },
  },
}

const [seeds = '10', seconds = '60', ...only] = process.argv.slice(2)
const [first = 1, last = first] = (seeds.includes('-') ? seeds : `1-${seeds}`).split('-').map(Number)
let missed = 0
for (const [name, { kinds, least, options }] of Object.entries(programs)) {
  if (only.length > 0 && !only.includes(name)) continue
  const interpreter = { mjs: process.execPath, py: 'python3', sh: 'sh' }[name.split('.')[1] ?? ''] ?? 'sh'
  const told: string[] = []
  const times: number[] = []
  const sizes: number[] = []
  for (let seed = first; seed <= last; seed++) {
    const { findings, unconfirmed, ms } = await fuzz(interpreter, [join(folder, name)], {
      seed,
      budget: { seconds: Number(seconds), findings: 1 },
      ...options,
    })
    const found = findings.find(({ kind }) => kinds.includes(kind))
    if (found === undefined) {
      missed++
      const others = [...findings, ...unconfirmed].map(
        ({ kind, rate, notation }) => `${kind} ${rate} ${notation.slice(0, 60)}`,
      )
      told.push(`missed in ${(ms / 1_000).toFixed(1)} s (${others.join(', ') || 'nothing'})`)
      continue
    }
    times.push(found.foundAfterMs / 1_000)
    sizes.push(found.size)
    told.push(
      `${found.notation.slice(0, 40)} (${found.size}, ${found.rate}, ${(found.foundAfterMs / 1_000).toFixed(1)} of ${(ms / 1_000).toFixed(1)} s)`,
    )
  }
  console.log(
    `${name}: ${times.length} of ${last - first + 1}, ${sizes.filter((size) => size <= least).length} least; found after ${middle(times)} s, at most ${Math.max(...times).toFixed(1)} s: ${told.join('; ')}`,
  )
}
process.exitCode = missed === 0 ? 0 : 1

function middle(values: readonly number[]): string {
  return (values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN).toFixed(1)
}
