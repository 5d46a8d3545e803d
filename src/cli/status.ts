import { status } from '../control/registry/control.ts'
import { type SessionOutput, sessionOutput } from '../control/registry/read-logs.ts'
import type { SessionSummary } from '../control/registry/session-summary.ts'
import { NoSuchSessionError } from '../errors.ts'
import { plainText } from '../text/plain-text.ts'
import { command, type Command, json } from './frame/command.ts'
import { oneId } from './frame/words.ts'
import { age, shownCommand, sessionTable, stateOf } from './session-table.ts'

/** `termtape status`: all sessions in sum, or everything of one. */
export const statusCommand: Command = command({
  usage: '[ID] [options]',
  about: 'Summarise the sessions; with an id, show one in detail, and where its log is.',
  options: { json },
  examples: ['termtape status', 'termtape status notes --json'],
  completes: 'nothing',
  run: ({ values, positionals }) => tell(positionals, values.json === true),
})

async function tell(positionals: readonly string[], asJson: boolean): Promise<number> {
  const { problems, ...now } = await status()
  for (const { message } of problems) process.stderr.write(`termtape: ${plainText(message)}\n`)
  if (positionals.length > 0) {
    const id = oneId(positionals)
    const found = now.sessions.find((each) => each.id === id)
    if (found === undefined)
      throw new NoSuchSessionError(id, { hint: 'Run `termtape list` to see the sessions.' })
    const log = await sessionOutput(id)
    process.stdout.write(asJson ? `${JSON.stringify({ ...found, log })}\n` : told(found, log))
  } else if (asJson)
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
