import { epochNow } from '../clock.ts'
import { commandLine } from '../open/command-words.ts'
import type { SessionSummary } from '../control/registry/session-summary.ts'
import { describeExit } from '../session/failures.ts'
import { plainText } from '../text/plain-text.ts'

/** Sessions as lines for people, a heading above; nothing where there is none. */
export function sessionTable(sessions: readonly SessionSummary[]): string {
  if (sessions.length === 0) return ''
  const rows = [
    ['ID', 'STATE', 'PID', 'IDLE', 'COMMAND'],
    ...sessions.map((each) => [
      each.id,
      stateOf(each),
      String(each.pid ?? '-'),
      age(each.lastActivity),
      shownCommand(each),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
    .join('')
}

/** A session's command as a line that is safe to print. */
export function shownCommand({ command, args }: SessionSummary): string {
  return plainText(commandLine([command, ...args])).replace(/\s+/g, ' ')
}

/** Its state, and how it ended. */
export function stateOf({ state, exit, closedBy }: SessionSummary): string {
  if (closedBy !== undefined) return `${state}, closed by ${closedBy.limit} (${closedBy.allowed} ms)`
  return exit === undefined ? state : `${state}, ${describeExit(exit)}`
}

/** How long ago that was, in the largest unit that is full. */
export function age(since: Date): string {
  const seconds = Math.max(0, Math.floor((epochNow() - since.getTime()) / 1_000))
  const unit = units.find(([, length]) => seconds >= length) ?? ['s', 1]
  return `${Math.floor(seconds / unit[1])}${unit[0]}`
}

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
]
