// Hands its own terminal to the program in its arguments, and says how that ended.
import { spawn } from '../../src/control/spawn.ts'

const [command = '', ...args] = process.argv.slice(2)
const session = await spawn(command, args)
if (process.env['FAIL'] !== undefined)
  session.log({
    read: (text) => {
      if (text.includes('trip')) throw new Error('tripped')
    },
  })
const ended = await session.interact()
console.log(`\nback by ${ended}`)
await session.close()
