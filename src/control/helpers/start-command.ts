import type { Session } from '../../session/session.ts'
import { commandLine, commandWords } from '../../open/command-words.ts'
import { spawn } from '../../open/spawn.ts'
import type { SpawnOptions } from '../../open/spawn-options.ts'

/**
 * A program and its arguments, as a list or as one line of words. A line is read as a shell reads quotes, but nothing is
 * expanded: for pipes and variables say `['sh', '-c', '…']`.
 */
export type CommandLine = string | readonly [string, ...string[]]

/** Starts a session: {@link spawn}, or a fixture's `terminal.spawn`, which records and replays. */
export type Spawner = (command: string, args: readonly string[], options: SpawnOptions) => Promise<Session>

/** What every helper takes besides its own options: how to start, and how long it may take. */
export interface HelperOptions extends SpawnOptions {
  /** Milliseconds for the whole; then the program is ended and the helper fails. Default 30 000. */
  timeoutMs?: number
  /** What starts the session; default `spawn`. In a spec: `terminal.spawn`. */
  spawn?: Spawner
}

/** Starts a command line with what of a helper's options is for that. */
export function startCommand(
  command: CommandLine,
  { spawn: spawner = spawn, ...options }: HelperOptions,
): Promise<Session> {
  const [program, ...args] = wordsOf(command)
  return spawner(program, args, options)
}

/** @throws OptionError for a line that is not only words, or empty */
export function wordsOf(command: CommandLine): readonly [string, ...string[]] {
  return typeof command === 'string' ? commandWords(command) : command
}

/** A command line as a message shows it. */
export function shownCommand(command: CommandLine): string {
  return typeof command === 'string' ? command : commandLine(command)
}
