import { stat } from 'node:fs/promises'
import { OptionError } from '../../errors.ts'
import type { MatchOptions } from '../../open/match-options.ts'
import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { describeSession } from '../../stores/claude/describe-session.ts'
import type { SpawnOptions } from '../../open/spawn-options.ts'

export interface ClaudeCommandOptions extends SpawnOptions {
  /** The store; default `CLAUDE_CONFIG_DIR`, else `~/.claude`. */
  folder?: string
}

/** How a stored session is taken up again. */
export interface StoredCall {
  id: string
  folder: string
  /** Whether the caller or CLAUDE_CONFIG_DIR named it; else it is `~/.claude`. */
  folderIsNamed: boolean
  /** The arguments of `claude`. */
  args: string[]
  /** The caller's options, in the folder the session ran in, where that is still there. */
  options: SpawnOptions
}

/** @throws NoSuchSessionError, AmbiguousSessionError, or OptionError for what can be no id or no prompt */
export async function storedCall(
  idPrefix: string,
  prompt: string | undefined,
  { folder: given, ...options }: ClaudeCommandOptions,
): Promise<StoredCall> {
  if (prompt?.startsWith('-') === true)
    throw new OptionError('prompt', prompt, 'a prompt that claude does not read as an option')
  // A program's environment is hermetic: without this it would look for the session in another store than we did.
  const folder = given ?? process.env['CLAUDE_CONFIG_DIR']
  const store = new ClaudeStore(folder)
  const session = await store.resolve(idPrefix)
  const cwd = options.cwd ?? (await describeSession(session))?.cwd
  const isThere = cwd !== undefined && (await stat(cwd).catch(() => undefined))?.isDirectory() === true
  return {
    id: session.id,
    folder: store.folder,
    folderIsNamed: folder !== undefined,
    args: ['-r', session.id, ...(prompt === undefined ? [] : [prompt])],
    options: {
      ...options,
      ...(isThere ? { cwd } : {}),
      env: { ...(folder === undefined ? {} : { CLAUDE_CONFIG_DIR: folder }), ...options.env },
      match: wherever(options.match),
    },
  }
}

/** Where a store lies is no part of what was said: on another machine the same session is elsewhere. */
function wherever(match: MatchOptions = {}): MatchOptions {
  const { env = {}, command = {} } = match
  const name = 'CLAUDE_CONFIG_DIR'
  return {
    ...match,
    env: { ...env, ignoreNames: [...(env.ignoreNames ?? []), name] },
    command: { ...command, ignoreArgs: [...(command.ignoreArgs ?? []), name] },
  }
}
