import { OptionError } from '../../errors.ts'
import { parallelCommandsMax } from '../../limits.ts'
import { attempt, type AttemptOptions, type CommandResult } from './attempt.ts'
import type { CommandLine } from './start-command.ts'

export interface ParallelOptions extends AttemptOptions {
  /** How many run at the same time; default 10. */
  concurrency?: number
}

/** Runs commands side by side and gives their results in the order of the commands. One that fails stops no other. */
export async function parallelCommands(
  commands: readonly CommandLine[],
  { concurrency = parallelCommandsMax, ...options }: ParallelOptions = {},
): Promise<CommandResult[]> {
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new OptionError('concurrency', concurrency, 'a whole number, 1 or more')
  const results: CommandResult[] = []
  const waiting = commands.entries()
  const work = async (): Promise<void> => {
    // All workers take from the one iterator, so each command is taken once, in order.
    for (const [index, command] of waiting) results[index] = await attempt(command, options)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, commands.length) }, work))
  return results
}
