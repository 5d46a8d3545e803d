// Hands its own terminal to the program in its arguments, and says how that ended and how the terminal is then.
import { execFileSync } from 'node:child_process'
import { spawn } from '../../src/open/spawn.ts'

const [command = '', ...args] = process.argv.slice(2)
const session = await spawn(command, args)
if (process.env['FAIL'] !== undefined)
  session.log({
    read: (text) => {
      if (text.includes('trip')) throw new Error('tripped')
    },
  })
const ended = await session.interact()
const modes = execFileSync('stty', ['-a'], { stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' })
console.log(`\nback by ${ended}, ${modes.match(/\S?\b(?:icanon|echo)\b/g)?.join(' ')}`)
await session.close()
