/**
 * Guided and unguided campaigns over programs, in turns, on the same budget and seeds: `fuzz-guidance <seconds> <seeds> 'program args' …`.
 * Prints what each found, and how many places it saw. The figures are in docs/fuzzing.md.
 */
import { fuzz } from '../../src/fuzz/fuzz.ts'

const [seconds = '15', seeds = '1', ...programs] = process.argv.slice(2)
const sums = { guided: { findings: 0, programs: 0 }, unguided: { findings: 0, programs: 0 } }
for (const words of programs) {
  const [command = '', ...args] = words.split(' ')
  const told: string[] = []
  for (const how of ['guided', 'unguided'] as const) {
    const keys = new Set<string>()
    const places: number[] = []
    for (let seed = 1; seed <= Number(seeds); seed++) {
      const budget = { seconds: Number(seconds) }
      const outcome = await fuzz(command, args, { seed, budget, guided: how === 'guided' })
      for (const { key } of outcome.findings) keys.add(key)
      places.push(outcome.places)
    }
    sums[how].findings += keys.size
    sums[how].programs += keys.size > 0 ? 1 : 0
    told.push(`${how} ${keys.size} (${[...keys].join(', ')}), ${places.join(' + ')} places`)
  }
  console.log(`${words}: ${told.join('; ')}`)
}
console.log(JSON.stringify(sums))
