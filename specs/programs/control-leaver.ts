/** Opens a session with a stream and ends without closing it: `control-leaver <id>`. */
import { control } from '../../src/control/registry/control.ts'

const session = await control('cat', { sessionId: process.argv[2] ?? '', stream: true })
await session.sendLine('last words')
await session.expect('last words')
process.stdout.write(`${session.pid}\n`)
process.exit(0)
