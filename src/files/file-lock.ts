import { randomUUID } from 'node:crypto'
import {
  constants,
  copyFile,
  link,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { epochNow, now, sleep, wallClock } from '../clock.ts'
import { errorCode } from './error-code.ts'
import { type ErrorFacts, show } from '../errors.ts'
import { fileLockStaleMs, fileLockWaitMs } from '../limits.ts'

/** Runs `body` while nobody else holds the lock, see {@link takeLock}. */
export async function withLock<T>(lock: string, options: LockOptions, body: () => Promise<T>): Promise<T> {
  const free = await takeLock(lock, options)
  try {
    return await body()
  } finally {
    await free()
  }
}

/** The lock of a file: a hidden one beside it. */
export function lockOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.lock`)
}

export interface LockOptions {
  /** How long to wait for a living owner, in milliseconds. Default 10 000. */
  waitMs?: number | undefined
  /** Makes the error of a wait that was in vain; `why` goes on after the name of what was to be locked. */
  busy: (why: string, facts: ErrorFacts) => Error
}

/**
 * Takes a lock that no other process (or caller in this one) can have at the same time, and gives what frees it again.
 * The folder of the lock must exist. Throws what `busy` makes, or an error of the system.
 *
 * The lock is a file that names its owner by process id and start time, so that the lock of a killed owner is known as
 * such and taken away at once. Why not a library: `docs/decisions/file-lock.md`.
 */
export async function takeLock(
  lock: string,
  { waitMs = fileLockWaitMs, busy }: LockOptions,
): Promise<() => Promise<void>> {
  const own = helperOf(lock)
  const mine = `${process.pid} ${(await processOf(process.pid))?.started ?? '-'} ${randomUUID()} ${hostname()}`
  try {
    await writeFile(own, mine, { flag: 'wx', mode: 0o600 })
    await takeInTurn(own, lock, { waitMs, busy })
  } finally {
    await unlink(own).catch(ignoreAbsence)
  }
  return async () => {
    if ((await ownerOf(lock))?.text === mine) await unlink(lock)
  }
}

interface Owner {
  text: string
  ageMs: number
}

const pauseMsMax = 10

/** How often a waiter sees the lock free before it stops waiting for those ahead. */
const chancesMax = 10

/**
 * First come, first served: a writer that frees the lock and asks again at once would else starve the others. Order
 * is a courtesy, the link is what excludes: whoever is ahead but leaves a free lock lying is overtaken.
 */
async function takeInTurn(
  own: string,
  lock: string,
  { waitMs, busy }: LockOptions & { waitMs: number },
): Promise<void> {
  const deadline = now() + waitMs
  let chances = 0
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
    const isNext = !(await isSomeoneBefore(own, lock)) || chances > chancesMax
    if (isNext && (await take(own, lock))) return
    const owner = await ownerOf(lock)
    if (owner === undefined) chances++
    if (owner !== undefined && (await isGone(owner))) await takeAway(lock, owner.text)
    else if (now() >= deadline) throw inVain(lock, owner, waitMs, busy)
    // Uneven pauses, so that waiters do not keep meeting.
    else await sleep(pauseMs * (0.5 + Math.random()))
  }
}

/** Whether a living writer drew an earlier ticket. Tickets of the dead are removed on sight. */
async function isSomeoneBefore(own: string, lock: string): Promise<boolean> {
  const prefix = `${basename(lock)}.`
  const names = await readdir(dirname(lock))
  for (const name of names.filter((each) => each.startsWith(prefix) && each < basename(own)).sort()) {
    const path = join(dirname(lock), name)
    const owner = await ownerOf(path)
    if (owner === undefined) continue
    // Whoever was killed before writing its ticket still put its process id into the name.
    const [, pid = ''] = name.slice(prefix.length).split('-')
    if (!(await isGone(owner.text === '' ? { ...owner, text: `${pid} - - ${hostname()}` } : owner)))
      return true
    await unlink(path).catch(ignoreAbsence)
  }
  return false
}

/**
 * A file beside the lock whose name sorts by the time it was drawn, and ends as the lock's does, which is what checkers
 * of a folder know locks by.
 */
function helperOf(lock: string): string {
  return `${lock}.${wallClock().toISOString().replace(/\D/g, '')}-${process.pid}-${randomUUID()}.lock`
}

async function take(own: string, lock: string): Promise<boolean> {
  try {
    // A link appears whole or not at all: no reader ever sees a lock without its owner.
    await link(own, lock).catch((error: unknown) => {
      // Some file systems have no links; there a kill within the copy makes the next writer wait for the lock's age.
      if (errorCode(error) === 'EEXIST') throw error
      return copyFile(own, lock, constants.COPYFILE_EXCL)
    })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function ownerOf(lock: string): Promise<Owner | undefined> {
  try {
    const text = await readFile(lock, 'utf8')
    const { mtimeMs } = await stat(lock)
    return { text, ageMs: epochNow() - mtimeMs }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Another machine's processes cannot be seen from here, nor start times everywhere: there, age decides. */
async function isGone({ text, ageMs }: Owner): Promise<boolean> {
  const [pid = '', started = '-', , host] = text.split(' ')
  if (!/^[1-9]\d{0,9}$/.test(pid) || host !== hostname()) return ageMs > fileLockStaleMs
  if (!isRunning(Number(pid))) return true
  const running = await processOf(Number(pid))
  // A zombie has ended; in a container nobody may ever come to reap it.
  if (running?.state === 'Z' || running?.state === 'X') return true
  if (running === undefined || started === '-') return ageMs > fileLockStaleMs
  return running.started !== started
}

/**
 * Removes the lock of a dead owner. Between the look at it and now someone else may have removed it and locked
 * anew: so it is moved aside, looked at once more, and put back if it is not the dead one's.
 */
async function takeAway(lock: string, dead: string): Promise<void> {
  const aside = helperOf(lock)
  try {
    await rename(lock, aside)
    if ((await readFile(aside, 'utf8')) !== dead) await link(aside, lock)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error
  } finally {
    await unlink(aside).catch(ignoreAbsence)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** State and start, in ticks since boot, of a process (proc(5)); undefined where the system has no /proc. */
async function processOf(pid: number): Promise<{ state: string; started: string } | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The second field is the program's name in parentheses and may hold anything, so count from behind it.
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? []
  const [state, started] = [fields[0], fields[19]]
  return state === undefined || started === undefined ? undefined : { state, started }
}

function inVain(lock: string, owner: Owner | undefined, waitMs: number, busy: LockOptions['busy']): Error {
  const pid = /^\d{1,10}(?= )/.exec(owner?.text ?? '')?.[0]
  const who = pid === undefined ? 'another process' : `process ${pid}`
  return busy(`could not be locked within ${waitMs} ms: ${who} holds it.`, {
    hint: `If that process no longer writes here, delete ${show(lock)}.`,
  })
}

function ignoreAbsence(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error
}
