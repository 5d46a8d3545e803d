import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/**
 * Opens a regular file for reading, links followed. A named pipe without a writer would never open, a device may never
 * end, so anything else is refused with the code `NOT_A_FILE`. Throws what the system throws.
 */
export async function openRegular(file: string): Promise<FileHandle> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  const facts = await handle.stat()
  if (facts.isFile()) return handle
  await handle.close()
  throw Object.assign(new Error('not a regular file'), {
    code: facts.isDirectory() ? 'EISDIR' : 'NOT_A_FILE',
  })
}

/** All of a regular file. Throws as `openRegular` does, and a `RangeError` for one of more than `bytesMax` bytes. */
export async function readRegular(
  file: string,
  bytesMax: number = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  await using handle = await openRegular(file)
  const { size } = await handle.stat()
  if (size > bytesMax) throw new RangeError(`${size} bytes; at most ${bytesMax} are read`)
  return handle.readFile()
}
