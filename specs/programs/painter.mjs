// Asks its terminal where the cursor is, then paints what is typed. Where a file `other-way` is, it paints in another order,
// and twice; where `other-words` is, it paints something else.
import { existsSync } from 'node:fs'

const rows = existsSync('other-words') ? ['Wrote:', '-----'] : ['Typed:', '=====']
let typed = ''
process.stdin.setRawMode(true)
process.stdout.write('\u001b[?1049h\u001b[6n')
process.stdin.on('data', (data) => {
  if (data.toString() === 'q') {
    process.stdout.write(`\u001b[?1049l${typed}\r\n`)
    process.exit()
  }
  typed += data.toString().replace(/\u001b\[[\d;]*R/g, '')
  const cells = [...rows, typed].map((row, at) => `\u001b[${at + 1};1H${row}`)
  const other = [cells[2], cells[0], cells[1], cells[2]]
  process.stdout.write((existsSync('other-way') ? other : cells).join('') + '\u001b[5;1H')
})
