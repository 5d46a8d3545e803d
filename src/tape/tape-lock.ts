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
import { now, sleep, wallClock } from '../clock.ts'
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
  const own = `${lock}.${ticket()}`
  const mine = `${process.pid} ${(await processOf(process.pid))?.started ?? '-'} ${randomUUID()} ${hostname()}`
  try {
    await writeFile(own, mine, { flag: 'wx', mode: 0o600 })
    await takeInTurn(tape, own, lock, waitMs)
  } finally {
    await unlink(own).catch(ignoreAbsence)
  }
  try {
    return await body()
  } finally {
    if ((await ownerOf(lock))?.text === mine) await unlink(lock)
  }
}

/** A hidden helper file beside a tape. */
function besides(tape: string, kind: string): string {
  return join(dirname(tape), `.${basename(tape)}.${kind}`)
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
async function takeInTurn(tape: string, own: string, lock: string, waitMs: number): Promise<void> {
  const deadline = now() + waitMs
  let chances = 0
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
    const isNext = !(await isSomeoneBefore(own, lock)) || chances > chancesMax
    if (isNext && (await take(own, lock))) return
    const owner = await ownerOf(lock)
    if (owner === undefined) chances++
    if (owner !== undefined && (await isGone(owner))) await takeAway(lock, owner.text)
    else if (now() >= deadline) throw busy(tape, lock, owner, waitMs)
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

/** Sorts by the time it was drawn. */
function ticket(): string {
  return `${wallClock().toISOString().replace(/\D/g, '')}-${process.pid}-${randomUUID()}`
}

async function take(own: string, lock: string): Promise<boolean> {
  try {
    // A link appears whole or not at all: no reader ever sees a lock without its owner.
    await link(own, lock).catch((error: unknown) => {
      // Some file systems have no links; there a kill within the copy makes the next writer wait for the lock's age.
      if (isCode(error, 'EEXIST')) throw error
      return copyFile(own, lock, constants.COPYFILE_EXCL)
    })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

async function ownerOf(lock: string): Promise<Owner | undefined> {
  try {
    const text = await readFile(lock, 'utf8')
    const { mtimeMs } = await stat(lock)
    return { text, ageMs: wallClock().getTime() - mtimeMs }
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
  const running = await processOf(Number(pid))
  // A zombie has ended; in a container nobody may ever come to reap it.
  if (running?.state === 'Z' || running?.state === 'X') return true
  if (running === undefined || started === '-') return ageMs > tapeLockStaleMs
  return running.started !== started
}

/**
 * Removes the lock of a dead owner. Between the look at it and now someone else may have removed it and locked
 * anew: so it is moved aside, looked at once more, and put back if it is not the dead one's.
 */
async function takeAway(lock: string, dead: string): Promise<void> {
  const aside = `${lock}.${ticket()}`
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

/** State and start, in ticks since boot, of a process (proc(5)); undefined where the system has no /proc. */
async function processOf(pid: number): Promise<{ state: string; started: string } | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The second field is the program's name in parentheses and may hold anything, so count from behind it.
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? []
  const [state, started] = [fields[0], fields[19]]
  return state === undefined || started === undefined ? undefined : { state, started }
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
