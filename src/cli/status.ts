import { parseArgs } from 'node:util'
import { status } from '../control/registry/control.ts'
import { type SessionOutput, sessionOutput } from '../control/registry/read-logs.ts'
import type { SessionSummary } from '../control/registry/session-summary.ts'
import { NoSuchSessionError } from '../errors.ts'
import { plainText } from '../text/plain-text.ts'
import { oneId } from './one-id.ts'
import { age, shownCommand, sessionTable, stateOf } from './session-table.ts'

/** `termtape status`: all sessions in sum, or everything of one. */
export async function statusCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const { problems, ...now } = await status()
  for (const { message } of problems) process.stderr.write(`termtape: ${plainText(message)}\n`)
  if (positionals.length > 0) {
    const id = oneId(positionals)
    const found = now.sessions.find((each) => each.id === id)
    if (found === undefined)
      throw new NoSuchSessionError(id, { hint: 'termtape list shows the sessions there are.' })
    const log = await sessionOutput(id)
    process.stdout.write(values.json === true ? `${JSON.stringify({ ...found, log })}\n` : told(found, log))
  } else if (values.json === true)
    process.stdout.write(`${JSON.stringify({ ...now, problems: problems.map(({ message }) => message) })}\n`)
  else
    process.stdout.write(
      `${now.activeSessions} of ${now.totalSessions} sessions alive, ${now.logSizeMb.toFixed(1)} MB on disk, settings in ${now.configPath}\n` +
        sessionTable(now.sessions),
    )
  return problems.length > 0 ? 1 : 0
}

function told(session: SessionSummary, { logPath, lines, bytes }: SessionOutput): string {
  const { id, pid, cwd, createdAt, lastActivity, owner, pipePath, tapeName } = session
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ['id', id],
    ['command', shownCommand(session)],
    ['state', stateOf(session)],
    ['pid', pid],
    ['cwd', plainText(cwd)],
    ['created', createdAt.toISOString()],
    ['idle', age(lastActivity)],
    ['owner', owner],
    ['pipe', pipePath],
    ['tape', tapeName],
    ['log', `${logPath} (${lines} lines, ${bytes} bytes)`],
  ]
  return facts
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(8)} ${value}\n`)
    .join('')
}
