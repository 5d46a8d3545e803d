import { connectHost } from '../control/host/connect.ts'
import { command, type Command } from './frame/command.ts'
import { noMore } from './frame/words.ts'

/** `termtape stop`: ends the host and every session it holds. */
export const stopCommand: Command = command({
  usage: '',
  about: 'End the host with all its sessions.',
  options: {},
  examples: ['termtape stop'],
  completes: 'nothing',
  async run({ positionals }) {
    noMore(positionals)
    using host = await connectHost({ start: false })
    await host.stop()
    return 0
  },
})
