/** Loads a tape again and again: `load-tape <path> tape|json`. Prints the first time and the median of the later ones. */
import { readFileSync } from 'node:fs'
import { Player } from '../../src/replay/player.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'
import { median, timed } from '../measure.ts'

const [path = '', way] = process.argv.slice(2)
const bytes = readFileSync(path)
const withoutHeader = bytes.subarray(bytes.indexOf('{'))
const load = way === 'tape' ? loadTape : parseJson

const first = await timed(load)
const later: number[] = []
for (let run = 0; run < 40; run++) later.push(await timed(load))
console.log(JSON.stringify({ first, warm: median(later) }))

async function loadTape(): Promise<Player> {
  const parsed = await parseTape(bytes)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return new Player(parsed.tape, { path, shownPath: path, rerecord: '' })
}

function parseJson(): unknown {
  return JSON.parse(withoutHeader.toString('utf8'))
}
