// Planted: the sub-menu asks again when its input has ended, for ever.
import { readSync, writeSync } from 'node:fs'
const room = Buffer.alloc(1024)
let ended = false
function ask(prompt) {
  writeSync(1, prompt)
  const count = ended ? 0 : readSync(0, room)
  ended ||= count === 0
  return ended ? undefined : room.toString('utf8', 0, count).trim()
}
for (let menu = ask('menu> '); menu !== undefined && menu !== 'quit'; menu = ask('menu> '))
  if (menu.startsWith('set')) while (!ask('name> ')) continue
  else writeSync(1, 'Commands: set, quit\n')
