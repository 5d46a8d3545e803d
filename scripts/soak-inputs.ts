import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { soakTalks } from '../specs/replay/soak-talks.ts'
import { removeMachines } from '../specs/replay/varied-talks.ts'

// Talks with a program are recorded, then had again: changed ones must all be caught, and ones that vary as they may must all
// replay. `npm run soak:inputs -- 40 7` has 40 talks of seed 7; by default there are over 600 of either kind.
const [talks = 110, seed = 1] = process.argv.slice(2).map(Number)
const folder = await mkdtemp(join(tmpdir(), 'termtape-talks-'))
try {
  const { caught, replayed, kinds, wrong } = await soakTalks({ folder, seed, talks })
  for (const [kind, count] of [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`${String(count).padStart(5)}  ${kind}`)
  for (const each of wrong) console.log(each)
  console.log(
    `${talks} talks of seed ${seed}: ${caught} changed ones caught, ${replayed} varied ones replayed, ${wrong.length} wrong`,
  )
  if (wrong.length > 0) process.exitCode = 1
} finally {
  await removeMachines(folder)
}
