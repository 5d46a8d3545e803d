import { parseArgs } from 'node:util'
import { attachSession } from '../control/host/attach.ts'
import { expectTimeoutMs } from '../limits.ts'
import { plainText } from '../text/plain-text.ts'
import { durationMs } from './numbers.ts'
import { UsageError } from './usage-error.ts'

/** `termtape send`: types a line into a session of the host; with `--expect`, prints what is answered up to there. */
export async function sendCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      raw: { type: 'boolean' },
      key: { type: 'string', multiple: true },
      expect: { type: 'string' },
      timeout: { type: 'string' },
    },
  })
  const [id, text, ...more] = positionals
  const keys = values.key ?? []
  if (id === undefined || more.length > 0 || (text === undefined && keys.length === 0))
    throw new UsageError('It takes the id of a session, and a text in quotes or keys.')
  const timeoutMs = durationMs('--timeout', values.timeout) ?? expectTimeoutMs
  const { session, detach } = await attachSession(id)
  try {
    // What was printed before is no answer.
    await session.readAvailable()
    if (text !== undefined) await (values.raw === true ? session.send(text) : session.sendLine(text))
    if (keys.length > 0) await session.press(...keys)
    if (values.expect !== undefined)
      process.stdout.write(`${plainText(await session.readUntil(values.expect, { timeoutMs }))}\n`)
  } finally {
    await detach()
  }
  return 0
}
