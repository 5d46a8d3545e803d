import { join } from 'node:path'
import {
  expectTimeoutMs,
  hostIdleMs,
  logBytesMax,
  retainedLinesMax,
  sessionIdleMsMax,
  sessionRuntimeMsMax,
  sessionsMax,
} from '../../limits.ts'
import { type DocumentKind, readDocument } from '../storage/document.ts'
import type { GlobalConfigFile } from '../storage/entities/global-config.ts'

/** How much is written about a session: nothing; what was said and awaited; and what the terminal did pair. */
export type LogLevel = 'silent' | 'info' | 'debug'

/** What `config.json` may change, with its defaults. */
export interface Settings {
  /** Sessions that may be alive at once. */
  maxSessions: number
  timeoutMs: number
  idleTimeoutMs: number
  maxRuntimeMs: number
  /** Lines of output a session retains. */
  maxOutputLines: number
  logLevel: LogLevel
  logBytesMax: number
  hostIdleMs: number
}

/** Where the settings are. */
export function configFile(home: string): string {
  return join(home, 'config.json')
}

/**
 * Reads `config.json`; what it leaves out is as the limits say.
 *
 * @throws StoreFormatError when it is broken or sets what is no setting
 */
export async function readSettings(home: string): Promise<Settings> {
  const { session = {}, logging = {} } = (await readDocument(configFile(home), globalConfig)) ?? {}
  return {
    maxSessions: session.max_sessions ?? sessionsMax,
    timeoutMs: ms(session.timeout) ?? expectTimeoutMs,
    idleTimeoutMs: ms(session.session_timeout) ?? sessionIdleMsMax,
    maxRuntimeMs: ms(session.max_runtime) ?? sessionRuntimeMsMax,
    maxOutputLines: session.max_output_lines ?? retainedLinesMax,
    logLevel: logging.level ?? 'info',
    logBytesMax: logging.log_bytes_max ?? logBytesMax,
    hostIdleMs: ms(session.host_idle) ?? hostIdleMs,
  }
}

const globalConfig: DocumentKind<GlobalConfigFile> = {
  what: 'a configuration',
  schema: async () => (await import('../storage/entities/global-config.ts')).globalConfigSchema,
}

/** Null is no limit. */
function ms(seconds: number | null | undefined): number | undefined {
  return seconds === null ? Number.POSITIVE_INFINITY : seconds === undefined ? undefined : seconds * 1_000
}
