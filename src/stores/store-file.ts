import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../files/error-code.ts'
import { StoreFileError } from '../errors.ts'
import { takeLock } from '../files/file-lock.ts'
import { replaceFile } from '../files/replace-file.ts'
import { readRegular } from './regular-file.ts'

/** Writes a file whole or not at all, readable by its owner only. Throws a `StoreFileError`. */
export async function writeStoreFile(file: string, content: string): Promise<void> {
  await replaceFile(file, content).catch((error: unknown) => {
    throw new StoreFileError(file, `It cannot be written (${errorCode(error)}).`, { cause: error })
  })
}

/** The text of a file; undefined where there is none. Throws a `StoreFileError`. */
export async function readStoreFile(file: string): Promise<string | undefined> {
  try {
    return (await readRegular(file)).toString('utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new StoreFileError(file, `It cannot be read (${errorCode(error)}).`, { cause: error })
  }
}

/** Writers of this process wait for one another here, however many they are; those of other processes at the lock. */
const queues = new Map<string, Promise<void>>()

/**
 * Runs `work` while no other caller, in this process or another, holds the lock `<file>.lock`. Missing folders are
 * made. Throws a `StoreFileError` when a living owner in another process keeps the lock longer than 10 s.
 */
export async function withStoreLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${resolve(file)}.lock`
  const before = queues.get(lock) ?? Promise.resolve()
  const mine = before.then(async () => {
    const free = await take(lock)
    try {
      return await work()
    } finally {
      await free()
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

async function take(lock: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 })
    return await takeLock(lock, { busy: (why, facts) => new StoreFileError(lock, `It ${why}`, facts) })
  } catch (error) {
    if (error instanceof StoreFileError) throw error
    throw new StoreFileError(lock, `The lock cannot be created (${errorCode(error)}).`, { cause: error })
  }
}
