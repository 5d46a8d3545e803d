import { type ErrorFacts, TapeFileError } from '../errors.ts'
import { lockOf, withLock } from '../files/file-lock.ts'

/**
 * Runs `body` while no other process (or caller in this one) is inside it for the same tape. The folder must exist.
 *
 * @throws TapeFileError when a living owner keeps the lock longer than `waitMs`, 10 s by default
 */
export function withTapeLock<T>(
  tape: string,
  body: () => Promise<T>,
  { waitMs }: { waitMs?: number } = {},
): Promise<T> {
  const busy = (why: string, facts: ErrorFacts): Error => new TapeFileError(tape, `${tape} ${why}`, facts)
  return withLock(lockOf(tape), { waitMs, busy }, body)
}
