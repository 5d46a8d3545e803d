import { basename, dirname, join } from 'node:path'
import { TapeFileError } from '../errors.ts'
import { takeLock } from '../file-lock.ts'

/**
 * Runs `body` while no other process (or caller in this one) is inside it for the same tape. The folder must exist.
 *
 * @throws TapeFileError when a living owner keeps the lock longer than `waitMs`, 10 s by default
 */
export async function withTapeLock<T>(
  tape: string,
  body: () => Promise<T>,
  { waitMs }: { waitMs?: number } = {},
): Promise<T> {
  const free = await takeLock(join(dirname(tape), `.${basename(tape)}.lock`), {
    waitMs,
    busy: (why, facts) => new TapeFileError(tape, `${tape} ${why}`, facts),
  })
  try {
    return await body()
  } finally {
    await free()
  }
}
