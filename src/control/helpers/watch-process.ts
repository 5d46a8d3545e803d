import { now } from '../../clock.ts'
import { watchTimeoutMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import { checkPatterns, EOF, type Match, type Pattern, TIMEOUT } from '../../session/pattern.ts'
import type { Session } from '../../session/session.ts'
import { type CommandLine, type HelperOptions, startCommand } from './start-command.ts'

export interface WatchOptions extends HelperOptions {
  /** Milliseconds to watch; default 300 000. */
  timeoutMs?: number
  /** Called at each match; `false` ends the watching. */
  onMatch?: (match: Match, session: Session) => boolean | void | Promise<boolean | void>
}

/**
 * Runs a program and gives every match of the patterns in what it prints, in order, until it ends, the time is up or
 * `onMatch` says so; none is an empty list. The program is ended.
 *
 * @throws SpawnError when it cannot be started
 */
export async function watchProcess(
  command: CommandLine,
  watchFor: Pattern | readonly Pattern[],
  { onMatch, timeoutMs = watchTimeoutMs, ...options }: WatchOptions = {},
): Promise<Match[]> {
  const deadline = now() + checkDuration('timeoutMs', timeoutMs)
  const patterns: Pattern[] = [...checkPatterns(watchFor), EOF, TIMEOUT]
  const session = await startCommand(command, options)
  const matches: Match[] = []
  try {
    for (;;) {
      const match = await session.expect(patterns, { timeoutMs: Math.max(0, deadline - now()) })
      if (match.pattern === EOF || match.pattern === TIMEOUT) return matches
      matches.push(match)
      if ((await onMatch?.(match, session)) === false) return matches
    }
  } finally {
    await session.close({ force: true })
  }
}
