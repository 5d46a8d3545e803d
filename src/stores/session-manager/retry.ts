import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sleep } from '../../clock.ts'
import { StoreFileError } from '../../errors.ts'
import { storeRetriesMax, storeRetryDelayMs } from '../../limits.ts'
import { readStoreFile, writeStoreFile } from '../store-file.ts'
import { errorCode } from '../../files/error-code.ts'

export interface RetryOptions {
  /** How often it is tried again after the first failure. Default 3. */
  maxRetries?: number
  /** Milliseconds between two tries. Default 100. */
  retryDelayMs?: number
  /** Called before each new try. */
  onRetry?: (attempt: number, error: unknown) => void | Promise<void>
}

/**
 * Writes a file whole or not at all, and tries again when that fails. Missing folders are made. Throws a
 * `StoreFileError` when all tries failed.
 */
export async function saveWithRetry(
  file: string,
  content: string,
  options: RetryOptions = {},
): Promise<void> {
  await retry(options, async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw new StoreFileError(file, `Its folder cannot be created (${errorCode(error)}).`, { cause: error })
    })
    await writeStoreFile(file, content)
  })
}

/**
 * Reads a file, and tries again when that fails. A file that is not there is undefined at once. Throws a
 * `StoreFileError` when all tries failed.
 */
export async function loadWithRetry(file: string, options: RetryOptions = {}): Promise<string | undefined> {
  return retry(options, () => readStoreFile(file))
}

async function retry<T>(options: RetryOptions, work: () => Promise<T>): Promise<T> {
  const { maxRetries = storeRetriesMax, retryDelayMs = storeRetryDelayMs, onRetry } = options
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt > maxRetries) throw error
      await onRetry?.(attempt, error)
      await sleep(retryDelayMs)
    }
  }
}
