import { connectHost } from '../control/host/connect.ts'
import type { HostClient } from '../control/host/client.ts'
import { type CleanupOptions } from '../control/registry/cleanup.ts'
import { cleanupSessions } from '../control/registry/control.ts'
import { HostError } from '../errors.ts'
import { plainText } from '../text/plain-text.ts'
import { command, type Command, json } from './frame/command.ts'
import { amount } from './frame/numbers.ts'
import { noMore } from './frame/words.ts'

/** `termtape cleanup`: closes and removes what nobody needs, in the host too if one runs. */
export const cleanupCommand: Command = command({
  usage: '[options]',
  about: `Close the sessions that ended or are idle, end what a killed process left behind, and remove old folders.
Sessions that other processes than the host hold are not touched.`,
  options: {
    'max-age': {
      type: 'string',
      value: 'MINUTES',
      does: 'the age from which a session is removed',
      default: '60',
    },
    force: { type: 'boolean', does: 'close and remove regardless of age' },
    json,
  },
  examples: ['termtape cleanup --max-age 5'],
  completes: 'nothing',
  async run({ values, positionals }) {
    noMore(positionals)
    const maxAgeMinutes = amount('--max-age', values['max-age'], 'minutes')
    const options: CleanupOptions = {
      force: values.force === true,
      ...(maxAgeMinutes === undefined ? {} : { maxAgeMinutes }),
    }
    using host = await runningHost()
    const { closed, removed, problems } = await (host?.cleanup(options) ?? cleanupSessions(options))
    if (values.json === true) process.stdout.write(`${JSON.stringify({ closed, removed })}\n`)
    else
      process.stdout.write(
        [...closed.map((id) => `closed ${id}\n`), ...removed.map((id) => `removed ${id}\n`)].join(''),
      )
    for (const { message } of problems) process.stderr.write(`termtape: ${plainText(message)}\n`)
    return problems.length > 0 ? 1 : 0
  },
})

async function runningHost(): Promise<HostClient | undefined> {
  try {
    return await connectHost({ start: false })
  } catch (error) {
    if (error instanceof HostError && error.problem === 'not-running') return undefined
    throw error
  }
}
