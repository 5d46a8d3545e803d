import { parseArgs } from 'node:util'
import { connectHost } from '../control/host/connect.ts'
import { UsageError } from './usage-error.ts'
import { whereItIs } from '../control/host/what-became-of.ts'

/** `termtape close`: ends sessions of the host. */
export async function closeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { force: { type: 'boolean' } },
  })
  if (positionals.length === 0)
    throw new UsageError('It takes the ids of sessions: termtape list shows them.')
  for (const id of positionals)
    await whereItIs(id, undefined, async () => {
      using host = await connectHost({ start: false })
      await host.end(id, { force: values.force === true })
    })
  return 0
}
