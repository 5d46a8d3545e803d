import { attempt, type AttemptOptions, type CommandResult } from './attempt.ts'
import type { CommandLine } from './start-command.ts'

export interface CommandTest extends CommandResult {
  /** The expected texts that were not in the output. */
  missing: string[]
}

/** Runs a command and tells whether it ended well and printed every one of the expected texts. Never rejects. */
export async function testCommand(
  command: CommandLine,
  expected: string | readonly string[],
  options: AttemptOptions = {},
): Promise<CommandTest> {
  const result = await attempt(command, options)
  const texts = typeof expected === 'string' ? [expected] : expected
  const missing = texts.filter((text) => !result.output.includes(text))
  return { ...result, ok: result.ok && missing.length === 0, missing }
}
