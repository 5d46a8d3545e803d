import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sleep, wallClock } from '../../clock.ts'
import { ExpectTimeoutError, type Exit, isError } from '../../errors.ts'
import { resumeMs, resumePauseMs } from '../../limits.ts'
import { ClaudeStore } from '../../stores/claude/claude-store.ts'
import { resume } from './resume.ts'
import type { ClaudeCommandOptions } from './stored-call.ts'

export interface ResumeAllOptions extends Omit<ClaudeCommandOptions, 'transport'> {
  /** Each session has the tape `<tapeName>/<id>`. Without a name there are no tapes. */
  tapeName?: string
  /** What each session is told; default `continue`. */
  prompt?: string
  /** How long each may run, in milliseconds; default 30 000. */
  runMs?: number
  /** Between two starts, in milliseconds; default 2 000. */
  pauseMs?: number
}

export interface ResumedSession {
  id: string
  /** Absolute path of what it printed. */
  log: string
  /** How it ended; undefined if its time was up or it could not be started. */
  exit: Exit | undefined
  /** Why it could not be started, or was not logged. */
  error?: Error
}

/**
 * Resumes every session whose last word was that the limit is reached, in the background and without waiting for one
 * before the next. Sub-agents are no sessions. What each prints is kept in `resume-logs/<YYYYmmdd-HHMMSS>-<id>.log` of
 * the store, the time in UTC. One that fails does not keep the others. Resolves when all are over.
 */
export async function resumeAll(options: ResumeAllOptions = {}): Promise<ResumedSession[]> {
  const { prompt = 'continue', runMs = resumeMs, pauseMs = resumePauseMs, ...common } = options
  const store = new ClaudeStore(common.folder)
  const running: Promise<ResumedSession>[] = []
  for (const { id } of await store.rateLimited()) {
    if (running.length > 0) await sleep(pauseMs)
    const log = join(store.folder, 'resume-logs', `${stamp()}-${id}.log`)
    running.push(
      run(id, prompt, log, runMs, common).catch((error: unknown) => ({
        id,
        log,
        exit: undefined,
        error: isError(error) ? error : new Error(String(error)),
      })),
    )
  }
  return Promise.all(running)
}

async function run(
  id: string,
  prompt: string,
  log: string,
  runMs: number,
  options: ClaudeCommandOptions,
): Promise<ResumedSession> {
  const { tapeName } = options
  const tape = tapeName === undefined ? {} : { tapeName: `${tapeName}/${id}` }
  const session = await resume(id, prompt, { ...options, ...tape, transport: 'pipe' })
  try {
    await session.expectEof({ timeoutMs: runMs })
    return { id, log, exit: await session.exit }
  } catch (error) {
    if (!(error instanceof ExpectTimeoutError)) throw error
    return { id, log, exit: undefined }
  } finally {
    await mkdir(join(log, '..'), { recursive: true, mode: 0o700 })
    await writeFile(log, session.output, { mode: 0o600 })
    await session.close({ force: true })
  }
}

function stamp(): string {
  return wallClock().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}
