// Says on standard error what a program it started said.
import { spawn } from '../../src/open/spawn.ts'

const session = await spawn('cat')
await session.sendLine('hello')
await session.expect('hello', { echo: true })
await session.close()
process.stderr.write('heard: hello\n')
