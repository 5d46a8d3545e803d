/**
 * Plants fake secrets of every kind and wording in every way, what real tools print in every way that leaves their lines whole, and
 * everyday lines in two ways; then looks for pieces of them in everything that leaves: tape, exports, pictures, logs, snapshots, failures. Last, real specs that
 * fail and succeed beside secrets, with all that a run of Vitest leaves behind.
 *
 *   npm run soak:secrets -- [--seed 1] [--rounds 1] [--surfaces 3]     every third is looked at on every surface; 1 for all
 */
import { parseArgs } from 'node:util'
import { everyday } from '../specs/redact/planting/everyday.ts'
import { kinds } from '../specs/redact/planting/kinds.ts'
import { piecesIn, plant, type Planted, survives } from '../specs/redact/planting/plant.ts'
import { Random } from '../specs/redact/planting/random.ts'
import { surfacesOf } from '../specs/redact/planting/surfaces.ts'
import { fills, outputs } from '../specs/redact/planting/tools.ts'
import { wordings } from '../specs/redact/planting/wordings.ts'
import { ways } from '../specs/redact/planting/ways.ts'
import { left } from './soak-secrets/left-by-a-run.ts'
import { glued, shortChars, shortReason, unpromised } from './soak-secrets/unpromised.ts'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    surfaces: { type: 'string', default: '3' },
  },
})
const first = Number(options.seed)
const every = Number(options.surfaces)
let planted = 0
const worded = wordings.map(([fill, text]) => [text, fill, text] as const)
const lost = new Map<string, string[]>()
/** What is not promised, by the reason. */
const notPromised = new Map<string, Set<string>>()

for (let seed = first; seed < first + Number(options.rounds); seed += 1) {
  for (const kind of kinds)
    for (const way of ways)
      if (kind.marked || !way.needsMark) look(kind.name, way.name, plant(kind, way, seed))
  for (const [index, [name, fill, text]] of [...outputs, ...worded].entries())
    for (const [number, way] of ways.entries()) {
      if (way.needsMark || isUnpromised(text, way.name)) continue
      const random = new Random(seed * 7_919 + index * 977 + number)
      const secret = fills[fill]?.(random) ?? ''
      const shown = text.replaceAll('¶', '\r\n').replace('§', () => secret)
      look(name, way.name, { secret, passages: way.come(shown, secret, random) })
    }
  for (const [index, { text, fill }] of everyday.entries()) {
    const random = new Random(seed * 104_729 + index)
    const usual = ways.filter((way) => !way.needsMark && way.name !== glued && !isUnpromised(text, way.name))
    for (const way of [ways[0], random.pick(usual)]) {
      const secret = fill(random)
      if (way !== undefined)
        look(text, way.name, {
          secret,
          passages: way.come(
            text.replaceAll('§', () => secret),
            secret,
            random,
          ),
        })
    }
  }
}
process.stdout.write(
  `${planted} planted: ${kinds.length} kinds, ${outputs.length} tools, ${wordings.length} wordings, ${everyday.length} everyday lines, ${ways.length} ways\n`,
)
const files = await left(kinds, first)
for (const [surface, names] of files.lost) lost.set(surface, names)
process.stdout.write(`${files.looked} files of a run looked at: ${files.count} secrets printed\n`)
const total = [...lost.values()].reduce((sum, list) => sum + list.length, 0)
process.stdout.write(`${total} survived\n`)
for (const [kind, list] of lost)
  process.stdout.write(`  ${kind.padEnd(20)} ${list.length}: ${[...new Set(list)].join(', ')}\n`)
process.stdout.write('not promised, see docs/redaction.md:\n')
for (const [why, texts] of notPromised)
  process.stdout.write(`  ${why}\n    ${[...texts].map((text) => JSON.stringify(text)).join(', ')}\n`)
process.exitCode = total === 0 ? 0 : 1

function isUnpromised(text: string, way: string): boolean {
  const why = unpromised(text, way)
  if (why !== undefined) notPromised.set(why, (notPromised.get(why) ?? new Set()).add(text))
  return why !== undefined
}

/** Whether a failure repeats what is too short to be known wherever it stands. */
function isShortIn(surface: string, secret: string, text: string): boolean {
  if (surface !== 'failure' || secret.length >= shortChars) return false
  notPromised.set(shortReason, (notPromised.get(shortReason) ?? new Set()).add(text))
  return true
}

function look(kind: string, way: string, each: Planted): void {
  planted += 1
  const add = (where: string): void => void lost.set(kind, [...(lost.get(kind) ?? []), where])
  if (survives(each) !== undefined) add(way)
  if (planted % every !== 0) return
  try {
    for (const [surface, text] of Object.entries(surfacesOf(each)))
      if (piecesIn(each.secret, [text]) !== undefined && !isShortIn(surface, each.secret, kind))
        add(`${way} (${surface})`)
  } catch (error) {
    add(`${way}: ${String(error)}`)
  }
}
