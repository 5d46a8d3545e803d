import type { Session } from '../../session/session.ts'
import { spawn } from '../../open/spawn.ts'
import { type ClaudeCommandOptions, storedCall } from './stored-call.ts'

/**
 * Takes a stored session up again, by its id or the beginning of it, in the folder it ran in: `claude -r ID prompt`.
 *
 * @throws NoSuchSessionError, AmbiguousSessionError, OptionError, and what `spawn` throws
 */
export async function resume(
  idPrefix: string,
  prompt?: string,
  options: ClaudeCommandOptions = {},
): Promise<Session> {
  const call = await storedCall(idPrefix, prompt, options)
  return spawn('claude', call.args, call.options)
}
