import { serve } from '../control/host/serve.ts'
import { command, type Command } from './frame/command.ts'
import { amount } from './frame/numbers.ts'
import { say } from './frame/say.ts'
import { noMore } from './frame/words.ts'

/** `termtape serve`: holds sessions until nobody needs it. Gives the exit code. */
export const serveCommand: Command = command({
  usage: '[options]',
  about: 'Hold the sessions. It starts by itself when it is needed, and ends by itself.',
  options: {
    idle: { type: 'string', value: 'SECONDS', does: 'how long it stays without clients', default: '60' },
  },
  examples: ['termtape serve --idle 3600'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const idle = amount('--idle', values.idle, 'seconds')
    const host = await serve(idle === undefined ? {} : { idleMs: idle * 1_000 })
    if (host === undefined) {
      say('A host is already running.')
      return 0
    }
    // Whoever started it may want to remove the folder it was started in.
    process.chdir('/')
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void host.stop())
    await host.ended
    return 0
  },
})
