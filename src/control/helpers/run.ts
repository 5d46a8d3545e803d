import { attempt, type AttemptOptions } from './attempt.ts'
import type { CommandLine } from './start-command.ts'

/**
 * Runs a command to its end and gives what it printed: LF line ends, without the last one. Questions it asks are answered
 * by `events`. When it is over, whatever way, none of its processes is left.
 *
 * @throws CommandError when it ends with another code than 0 or by a signal, with the output so far
 * @throws ExpectTimeoutError when it takes longer than `timeoutMs`; SpawnError when it cannot be started
 */
export async function run(command: CommandLine, options: AttemptOptions = {}): Promise<string> {
  const { output, error } = await attempt(command, options)
  if (error !== undefined) throw error
  return output
}
