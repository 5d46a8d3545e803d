import { connectHost } from '../control/host/connect.ts'
import { whereItIs } from '../control/host/what-became-of.ts'
import { command, type Command } from './frame/command.ts'
import { UsageError } from './frame/usage-error.ts'

/** `termtape close`: ends sessions of the host. */
export const closeCommand: Command = command({
  usage: 'ID… [--force]',
  about: 'End sessions of the host, and everything their programs started.',
  options: { force: { type: 'boolean', does: 'begin with KILL' } },
  examples: ['termtape close notes calc'],
  completes: 'nothing',
  async run({ values, positionals }) {
    if (positionals.length === 0)
      throw new UsageError('Missing session id.', 'Run `termtape list` to see them.')
    for (const id of positionals)
      await whereItIs(id, undefined, async () => {
        using host = await connectHost({ start: false })
        await host.end(id, { force: values.force === true })
      })
    return 0
  },
})
