import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { epochNow, now, sleep } from '../clock.ts'
import { StoreFileError } from '../errors.ts'
import { storeLockPollMs, storeLockStaleMs, storeLockWaitMs } from '../limits.ts'
import { errorCode } from './error-code.ts'

/**
 * Writes a file whole or not at all: a temporary file in the same folder, flushed, then renamed over the old one. The
 * mode is 0600 unless given. Throws a `StoreFileError`.
 */
export async function writeFileAtomic(file: string, content: string, mode = 0o600): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new StoreFileError(file, `It cannot be written (${errorCode(error)}).`, { cause: error })
  }
}

/** Writers of this process wait for one another here, those of other processes at the lock file. */
const queues = new Map<string, Promise<void>>()

/**
 * Runs `work` while no other caller, in this process or another, holds the lock `<file>.lock`. Throws a
 * `StoreFileError` when the lock does not open in time; a lock whose owner died is taken over.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${resolve(file)}.lock`
  const before = queues.get(lock) ?? Promise.resolve()
  const mine = before.then(async () => {
    const owner = await acquire(lock)
    try {
      return await work()
    } finally {
      await release(lock, owner)
    }
  })
  const settled = mine.then(
    () => {},
    () => {},
  )
  queues.set(lock, settled)
  try {
    return await mine
  } finally {
    if (queues.get(lock) === settled) queues.delete(lock)
  }
}

async function acquire(lock: string): Promise<string> {
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() })
  const start = now()
  for (;;) {
    try {
      await mkdir(dirname(lock), { recursive: true, mode: 0o700 })
      const handle = await open(lock, 'wx', 0o600)
      await handle.writeFile(owner)
      await handle.close()
      return owner
    } catch (error) {
      if (errorCode(error) !== 'EEXIST')
        throw new StoreFileError(lock, `The lock cannot be made (${errorCode(error)}).`, { cause: error })
    }
    const holder = await readFile(lock, 'utf8').catch(() => '')
    if (await isStale(lock, holder)) await takeAway(lock, holder)
    else if (now() - start > storeLockWaitMs)
      throw new StoreFileError(lock, `Another writer has held the lock for over ${storeLockWaitMs} ms.`, {
        hint: 'If no other program is writing, delete the lock file.',
      })
    else await sleep(storeLockPollMs)
  }
}

async function release(lock: string, owner: string): Promise<void> {
  // A lock that was taken from us as stale is somebody else's now.
  if ((await readFile(lock, 'utf8').catch(() => '')) === owner) await rm(lock, { force: true })
}

/** Renamed first, so that of two that find a lock stale only one takes it; one made meanwhile is put back. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  await rename(lock, aside).catch(() => {})
  if ((await readFile(aside, 'utf8').catch(() => holder)) !== holder) await link(aside, lock).catch(() => {})
  await rm(aside, { force: true })
}

async function isStale(lock: string, holder: string): Promise<boolean> {
  const facts = await stat(lock).catch(() => undefined)
  if (facts === undefined) return false
  try {
    const owner: unknown = JSON.parse(holder)
    if (
      typeof owner === 'object' &&
      owner !== null &&
      'host' in owner &&
      owner.host === hostname() &&
      'pid' in owner
    )
      return typeof owner.pid === 'number' && !isRunning(owner.pid)
  } catch {
    // Being written or broken; its age decides.
  }
  return epochNow() - facts.mtimeMs > storeLockStaleMs
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
