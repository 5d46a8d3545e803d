// Opens sessions, lets go of them, and has nothing else to do.
import { control } from '../../src/control/registry/control.ts'
import { spawn } from '../../src/open/spawn.ts'

const [how = ''] = process.argv.slice(2)
const options = { keepAlive: false, ...(how === 'pipe' ? { transport: 'pipe' as const } : {}) }
const session =
  how === 'control' ? await control('cat', { ...options, persist: false }) : await spawn('cat', [], options)
await session.sendLine('hello')
await session.expect('hello', { echo: true })
process.exitCode = 7
console.log(session.pid)
