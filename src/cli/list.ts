import { parseArgs } from 'node:util'
import { listSessions } from '../control/registry/control.ts'
import { sessionTable } from './session-table.ts'

/** `termtape list`: the sessions of all processes, oldest first. */
export async function listCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { active: { type: 'boolean' }, json: { type: 'boolean' } },
  })
  const sessions = await listSessions({ activeOnly: values.active === true })
  process.stdout.write(values.json === true ? `${JSON.stringify(sessions)}\n` : sessionTable(sessions))
  return 0
}
