/** Attaches to a session of the host as another shell would, says so, and stays: `control-attached <id>`. */
import { attachSession } from '../../src/control/host/attach.ts'

const { session } = await attachSession(process.argv[2] ?? '')
process.stdout.write(`attached to ${session.id}\n`)
