import { attachSession } from '../control/host/attach.ts'
import { expectTimeoutMs } from '../limits.ts'
import { command, type Command } from './frame/command.ts'
import { durationMs } from './frame/numbers.ts'
import { safe, say } from './frame/say.ts'
import { UsageError } from './frame/usage-error.ts'
import { noMore } from './frame/words.ts'

/** `termtape send`: types a line into a session of the host; with `--expect`, prints what is answered up to there. */
export const sendCommand: Command = command({
  usage: 'ID [TEXT] [options]',
  about: 'Type a line, or keys, into a session of the host, and print what is answered.',
  options: {
    raw: { type: 'boolean', does: 'without Enter' },
    key: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      does: 'press a key after the text, e.g. Ctrl+C',
      default: 'none',
    },
    expect: {
      type: 'string',
      value: 'TEXT',
      does: 'wait for a text and print all up to there',
      default: 'do not wait',
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      does: 'how long to wait; none for no limit',
      default: '30',
    },
  },
  examples: ["termtape send calc '6 * 7' --expect '= 42'", 'termtape send calc --key Ctrl+D'],
  completes: 'nothing',
  async run({ values, positionals }) {
    const [id, text, ...more] = positionals
    const keys = values.key ?? []
    if (id === undefined) throw new UsageError('Missing session id.', 'Run `termtape list` to see them.')
    if (text === undefined && keys.length === 0) throw new UsageError('Missing text or --key.')
    noMore(more)
    const timeoutMs = durationMs('--timeout', values.timeout) ?? expectTimeoutMs
    const { session, detach } = await attachSession(id)
    try {
      // What was printed before is no answer.
      await session.readAvailable()
      if (text !== undefined) await (values.raw === true ? session.send(text) : session.sendLine(text))
      if (keys.length > 0) await session.press(...keys)
      if (values.expect !== undefined) say(`${safe(await session.readUntil(values.expect, { timeoutMs }))}\n`)
    } finally {
      await detach()
    }
    return 0
  },
})
