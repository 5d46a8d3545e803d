import { plant, survives } from '../specs/redact/planting/plant.ts'
import { kinds } from '../specs/redact/planting/kinds.ts'
import { ways } from '../specs/redact/planting/ways.ts'

/** Plants every kind of secret in every way that leaves it whole, and prints which survive the redactor. */
const seed = Number(process.argv[2] ?? 1)
const rounds = Number(process.argv[3] ?? 1)
const lost = new Map<string, string[]>()
let planted = 0
for (let round = 0; round < rounds; round += 1)
  for (const kind of kinds)
    for (const way of ways) {
      if (way.needsMark && !kind.marked) continue
      planted += 1
      const plan = plant(kind, way, seed + round)
      const left = survives(plan)
      if (left !== undefined) lost.set(kind.name, [...(lost.get(kind.name) ?? []), way.name])
    }
process.stdout.write(`${planted} planted: ${kinds.length} kinds, ${ways.length} ways\n`)
const total = [...lost.values()].reduce((sum, list) => sum + list.length, 0)
process.stdout.write(`${total} survived\n`)
for (const [kind, list] of lost)
  process.stdout.write(`  ${kind.padEnd(20)} ${list.length}: ${[...new Set(list)].join(', ')}\n`)
process.exitCode = total === 0 ? 0 : 1
