import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from '../../session/session.ts'
import { commandOf } from './apply-program-config.ts'
import { type Cleanup, cleanup, type CleanupOptions } from './cleanup.ts'
import type { ControlOptions } from './control-options.ts'
import { homeStore } from '../../files/home-store.ts'
import { readProgramConfig } from './program-configs.ts'
import { Registry } from './registry.ts'
import { sessionsFolder } from './session-files.ts'
import type { SessionSummary } from './session-summary.ts'
import { configFile } from './settings.ts'
import { readStates } from './state-file.ts'

/**
 * Gives a session to a program, by its command: the live one with the same command, cwd and environment, or a new one. It is
 * kept in a registry, logged, held to limits, and seen by other processes.
 *
 * A session that is not closed ends with its process, or when it was idle for 300 s or alive for 3600 s.
 *
 * @throws LimitError when 20 sessions are alive
 * @throws SessionElsewhereError when the session of `sessionId` is alive in another process
 * @throws StoreFormatError when `config.json` or the state of that session is broken
 * @throws what `spawn` throws
 */
export function control(command: string, options: ControlOptions = {}): Promise<Session> {
  return registryOf().control(command, options)
}

/**
 * Starts the program of a saved configuration and brings it to where one can work. `values` fill the places of its command.
 *
 * @throws OptionError when there is no such configuration, or a value is missing
 * @throws ExpectTimeoutError or ProcessExitedError when the program does not become ready
 */
export async function controlFromConfig(
  name: string,
  options: Omit<ControlOptions, 'args' | 'withConfig'> & { values?: Readonly<Record<string, string>> } = {},
): Promise<Session> {
  const { values, ...rest } = options
  const { command, args } = commandOf(await readProgramConfig(name), values)
  return control(command, { ...rest, args, withConfig: name })
}

/** The session of this id, if this process holds it. */
export function getSession(id: string): Session | undefined {
  return registryOf().get(id)
}

/** The sessions of this process and of others, dead ones included, oldest first. */
export function listSessions(options: { activeOnly?: boolean } = {}): Promise<SessionSummary[]> {
  return registryOf().list(options)
}

/**
 * Closes sessions whose program ended or that were idle for `maxAgeMinutes` (60), cleans up after those whose process is gone, and
 * removes what dead ones of that age left on disk. `force` does so whatever the age.
 */
export function cleanupSessions(options: CleanupOptions = {}): Promise<Cleanup> {
  return cleanup(registryOf(), options)
}

/** Cleans up after sessions whose process is gone, and those whose program ended; gives their ids. */
export async function cleanupZombies(): Promise<string[]> {
  return (await cleanup(registryOf(), { maxAgeMinutes: Number.POSITIVE_INFINITY })).closed
}

/** The sessions of all processes in sum. */
export interface Status {
  totalSessions: number
  activeSessions: number
  sessions: SessionSummary[]
  /** What all sessions have on disk, in megabytes of 1 048 576 bytes. */
  logSizeMb: number
  configPath: string
  /** Files of sessions that are broken. */
  problems: Error[]
}

/** Sums up the sessions of all processes, and what they have on disk. A broken file is a problem of its own and hides no session. */
export async function status(): Promise<Status> {
  const { home } = registryOf()
  const sessions = await listSessions()
  return {
    totalSessions: sessions.length,
    activeSessions: sessions.filter(({ state }) => state === 'alive').length,
    sessions,
    logSizeMb: (await bytesBelow(sessionsFolder(home))) / 1_048_576,
    configPath: configFile(home),
    problems: (await readStates(home)).problems,
  }
}

/** Writes the state of a session to disk now. It is also written when the session is opened and when it ends. */
export async function saveState(session: Session): Promise<void> {
  await registryOf().controlled(session.id)?.save()
}

const registries = new Map<string, Registry>()

/** The registry of a home store; by default the one the environment names. */
export function registryOf(home: string = homeStore()): Registry {
  const registry = registries.get(home) ?? new Registry(home)
  registries.set(home, registry)
  return registry
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
