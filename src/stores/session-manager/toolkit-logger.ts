import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { wallClock } from '../../clock.ts'
import { show, isError } from '../../errors.ts'
import { loggedEntriesMax, rotatedLogsMax } from '../../limits.ts'
import { isSessionId } from '../session-id.ts'

export interface ToolkitLoggerOptions {
  /** Bytes after which the file is rotated to `.1`, `.2`, … Default: never. */
  rotateBytes?: number
  /** Rotated files that are kept. Default 5. */
  keep?: number
}

/** One line of a log. */
export interface LogEntry {
  timestamp: string
  level: 'info' | 'error'
  logger: string
  [field: string]: unknown
}

/**
 * Writes what happens as JSON lines. Logging never fails the one who logs: where the file cannot be written, the
 * entry is lost, `lost` counts it and the program goes on.
 */
export class ToolkitLogger {
  readonly name: string
  readonly logFile: string | undefined
  readonly #rotateBytes: number
  readonly #keep: number
  readonly #entries: LogEntry[] = []
  #lost = 0

  constructor(name: string, logFile?: string, options: ToolkitLoggerOptions = {}) {
    this.name = name
    this.logFile = logFile
    this.#rotateBytes = options.rotateBytes ?? Infinity
    this.#keep = options.keep ?? rotatedLogsMax
  }

  /** What was logged where there is no file, oldest first; the newest 1 000. */
  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  /** Entries that could not be written. */
  get lost(): number {
    return this.#lost
  }

  /** Also goes into the session's own log, `session_<id>.log` beside the log file. */
  logSessionEvent(sessionId: string, event: string, details?: Record<string, unknown>): void {
    const entry = this.#entry('info', { session_id: sessionId, event, details: details ?? null })
    this.#write(this.logFile, entry)
    if (this.logFile !== undefined && isSessionId(sessionId))
      this.#write(join(dirname(this.logFile), `session_${sessionId}.log`), entry)
  }

  logError(message: string, exception?: unknown): void {
    const details = isError(exception)
      ? { name: exception.name, message: exception.message, stack: exception.stack ?? null }
      : exception === undefined
        ? null
        : { name: typeof exception, message: show(exception), stack: null }
    this.#write(this.logFile, this.#entry('error', { message, exception: details }))
  }

  logDecision(what: string, why: string, alternatives?: string): void {
    this.#write(
      this.logFile,
      this.#entry('info', { decision: what, why, alternatives: alternatives ?? null }),
    )
  }

  #entry(level: LogEntry['level'], fields: Record<string, unknown>): LogEntry {
    return { timestamp: wallClock().toISOString(), level, logger: this.name, ...fields }
  }

  #write(file: string | undefined, entry: LogEntry): void {
    if (file === undefined) {
      this.#entries.push(entry)
      if (this.#entries.length > loggedEntriesMax) this.#entries.shift()
      return
    }
    try {
      const line = `${JSON.stringify(entry)}\n`
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      this.#rotate(file, Buffer.byteLength(line))
      appendFileSync(file, line, { mode: 0o600 })
    } catch {
      this.#lost += 1
    }
  }

  #rotate(file: string, coming: number): void {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size === 0 || size + coming <= this.#rotateBytes) return
    for (let nth = this.#keep; nth >= 1; nth -= 1) {
      const older = nth === 1 ? file : `${file}.${nth - 1}`
      if (statSync(older, { throwIfNoEntry: false }) !== undefined) renameSync(older, `${file}.${nth}`)
    }
  }
}
