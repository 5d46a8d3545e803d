import { randomUUID } from 'node:crypto'
import { link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { now, sleep } from '../clock.ts'
import { TapeFileError } from '../errors.ts'
import { tapeLockStaleMs, tapeLockWaitMs } from '../limits.ts'

/**
 * Runs `body` while no other process (or caller in this one) is inside it for the same file. The folder must exist.
 *
 * The lock is a file beside the tape that names its owner by process id and start time, so that the lock of a killed
 * owner is known as such and taken away at once. Why not a library: `docs/decisions/tape-lock.md`.
 *
 * @throws TapeFileError when a living owner keeps the lock longer than `waitMs`, 10 s by default
 */
export async function withTapeLock<T>(
  tape: string,
  body: () => Promise<T>,
  { waitMs = tapeLockWaitMs }: { waitMs?: number } = {},
): Promise<T> {
  const lock = besides(tape, 'lock')
  const mine = `${process.pid} ${(await startTime(process.pid)) ?? '-'} ${randomUUID()} ${hostname()}`
  const deadline = now() + waitMs
  for (let pauseMs = 1; !(await take(lock, mine)); pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
    const owner = await ownerOf(lock)
    if (owner !== undefined && (await isGone(owner))) await takeAway(lock, owner.text)
    else if (now() >= deadline) throw busy(tape, lock, owner, waitMs)
    // Uneven pauses, so that waiters do not keep meeting.
    else await sleep(pauseMs * (0.5 + Math.random()))
  }
  try {
    return await body()
  } finally {
    if ((await ownerOf(lock))?.text === mine) await unlink(lock)
  }
}

/** A hidden helper file beside a tape. */
export function besides(tape: string, kind: string): string {
  return join(dirname(tape), `.${basename(tape)}.${kind}`)
}

interface Owner {
  text: string
  ageMs: number
}

const pauseMsMax = 25

/** A link appears whole or not at all: no reader ever sees a lock without its owner. */
async function take(lock: string, mine: string): Promise<boolean> {
  const own = `${lock}.${randomUUID()}`
  try {
    await writeFile(own, mine, { flag: 'wx', mode: 0o600 })
    await link(own, lock)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await unlink(own).catch(ignoreAbsence)
  }
}

async function ownerOf(lock: string): Promise<Owner | undefined> {
  try {
    const text = await readFile(lock, 'utf8')
    const { mtimeMs } = await stat(lock)
    return { text, ageMs: Date.now() - mtimeMs }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Another machine's processes cannot be seen from here, nor start times everywhere: there, age decides. */
async function isGone({ text, ageMs }: Owner): Promise<boolean> {
  const [pid = '', started = '-', , host] = text.split(' ')
  if (!/^[1-9]\d{0,9}$/.test(pid) || host !== hostname()) return ageMs > tapeLockStaleMs
  if (!isRunning(Number(pid))) return true
  const startedNow = await startTime(Number(pid))
  if (startedNow === undefined || started === '-') return ageMs > tapeLockStaleMs
  return startedNow !== started
}

/**
 * Removes the lock of a dead owner. Between the look at it and now someone else may have removed it and locked
 * anew: so it is moved aside, looked at once more, and put back if it is not the dead one's.
 */
async function takeAway(lock: string, dead: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  try {
    await rename(lock, aside)
    if ((await readFile(aside, 'utf8')) !== dead) await link(aside, lock)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(aside).catch(ignoreAbsence)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Ticks since boot at which a process began (proc(5), field 22); undefined where the system has no /proc. */
async function startTime(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The second field is the program's name in parentheses and may hold anything, so count from behind it.
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19]
}

function busy(tape: string, lock: string, owner: Owner | undefined, waitMs: number): TapeFileError {
  const who = owner === undefined ? 'another process' : `process ${owner.text.split(' ')[0] ?? ''}`
  return new TapeFileError(tape, `${tape} could not be locked within ${waitMs} ms: ${who} holds it.`, {
    hint: `If that process no longer writes tapes, delete ${lock}.`,
  })
}

function ignoreAbsence(error: unknown): void {
  if (!isCode(error, 'ENOENT')) throw error
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === code
}
