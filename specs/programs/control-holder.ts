/**
 * Opens a session as another process would: `control-holder <id> <command>`. Prints the state's id and pid when it is open, then
 * holds it until its standard input ends or it is killed.
 */
import { control } from '../../src/control/registry/control.ts'

const [sessionId = '', command = ''] = process.argv.slice(2)
const session = await control(command, { sessionId, stream: true })
process.stdout.write(`open ${session.id} ${session.pid}\n`)
process.stdin.resume().on('end', () => void session.close())
