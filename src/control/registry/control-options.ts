import { resolve } from 'node:path'
import { OptionError } from '../../errors.ts'
import { checkDuration } from '../../session/options.ts'
import { commandWords } from '../../open/command-words.ts'
import { checkId } from '../storage/plain-id.ts'
import type { LogLevel, Settings } from './settings.ts'
import type { SpawnOptions } from '../../open/spawn-options.ts'

/** How `control` opens a session, or finds one. */
export interface ControlOptions extends Omit<SpawnOptions, 'id'> {
  /** The program's arguments. With them `command` is the program alone; without, it is split into words as a shell would. */
  args?: readonly string[]
  /** Give a live session with the same command, cwd and environment, if there is one; default true. */
  reuse?: boolean
  /** The session's id: the live one is given, a dead one replaced; default random. */
  sessionId?: string
  /** A saved program configuration, by name: what it says is answered before the session is given. */
  withConfig?: string
  /** Write the session to a named pipe too; default false. */
  stream?: boolean
  /** Keep state and logs in the home store, where other processes see them; default true. */
  persist?: boolean
  /** Milliseconds after which a session that nobody uses is closed; default 300 000. Infinity: never. */
  idleTimeoutMs?: number
  /** Milliseconds a session may live; default 3 600 000. Infinity: for ever. */
  maxRuntimeMs?: number
  /** What is logged; default `info`. */
  logLevel?: LogLevel
}

/** A checked call of `control`. */
export interface ControlCall {
  command: string
  args: readonly string[]
  /** What goes to the session itself. */
  spawn: SpawnOptions
  sessionId: string | undefined
  reuse: boolean
  stream: boolean
  persist: boolean
  limits: { idleTimeoutMs: number; maxRuntimeMs: number }
  logLevel: LogLevel
  /** Sessions with the same key may stand for each other. */
  key: string
}

/** @throws OptionError for a command that is none, an id that could leave its folder, a limit that is no duration */
export function checkControl(command: string, given: ControlOptions, settings: Settings): ControlCall {
  const { args: givenArgs, reuse = true, sessionId, stream = false, persist = true, ...rest } = given
  const { withConfig: _, idleTimeoutMs, maxRuntimeMs, logLevel = settings.logLevel, ...spawn } = rest
  const [program, ...words] = givenArgs === undefined ? commandWords(command) : [command]
  const args = givenArgs ?? words
  for (const [name, value] of Object.entries({ reuse, stream, persist }))
    if (typeof value !== 'boolean') throw new OptionError(name, value, 'true or false')
  if (sessionId !== undefined) checkId('sessionId', sessionId)
  if (!['silent', 'info', 'debug'].includes(logLevel))
    throw new OptionError('logLevel', logLevel, '"silent", "info" or "debug"')
  return {
    command: program,
    args,
    spawn: { timeoutMs: settings.timeoutMs, ...spawn },
    sessionId,
    // What two functions connect to, nobody can compare.
    reuse: reuse && typeof spawn.transport !== 'function',
    stream,
    persist,
    limits: {
      idleTimeoutMs: checkDuration('idleTimeoutMs', idleTimeoutMs ?? settings.idleTimeoutMs),
      maxRuntimeMs: checkDuration('maxRuntimeMs', maxRuntimeMs ?? settings.maxRuntimeMs),
    },
    logLevel,
    key: keyOf(program, args, spawn),
  }
}

function keyOf(
  program: string,
  args: readonly string[],
  { cwd, env, transport, tapeName }: SpawnOptions,
): string {
  const variables = Object.entries(env ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    program,
    args,
    resolve(cwd ?? '.'),
    variables.map(([name, value]) => [name, value ?? null]),
    typeof transport === 'function' ? null : (transport ?? 'pty'),
    tapeName ?? null,
  ])
}
