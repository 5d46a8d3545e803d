import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { socketPathBytesMax } from '../../limits.ts'

/**
 * Where the host of a home store listens: `host.sock` in it, or where that path is too long for a socket, in a private folder
 * of the system's temporary one.
 */
export function hostSocket(home: string): string {
  const path = join(home, 'host.sock')
  if (Buffer.byteLength(path) < socketPathBytesMax) return path
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16)
  return join(tmpdir(), `termtape-${process.getuid?.() ?? 0}`, `${hash}.sock`)
}
