/** Replays a tape of so many exchanges again and again. Prints the first time and the median of the later ones. */
import { Player } from '../../src/replay/player.ts'
import { Session } from '../../src/session/session.ts'
import { lineOf, longTape, prompt } from '../long-tape.ts'
import { median, timed } from '../measure.ts'

const exchanges = Number(process.argv[2])
const tape = longTape(exchanges)

const first = await timed(replay)
const later: number[] = []
for (let run = 0; run < 20; run++) later.push(await timed(replay))
console.log(JSON.stringify({ first, warm: median(later) }))

async function replay(): Promise<void> {
  const player = new Player(tape, { path: '/tape.json5', shownPath: 'tape.json5', rerecord: '' })
  const session = new Session(player, {
    id: 'bench',
    name: 'sqlite3',
    command: 'sqlite3',
    args: [],
    cols: 80,
    rows: 24,
    encoding: 'utf-8',
    tape: player,
  })
  await session.expect(prompt)
  for (let index = 1; index <= exchanges; index++) {
    await session.sendLine(lineOf(index))
    await session.expect(prompt)
  }
  await session.close()
  const left = player.leftOver()
  if (left !== undefined) throw left
}
