import { randomUUID } from 'node:crypto'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Gives a file new contents at once: after a crash at any moment it holds the old ones or the new ones. The new file
 * is readable by its owner only. Nothing is left behind on failure.
 */
export async function replaceFile(path: string, contents: string): Promise<void> {
  const folder = dirname(path)
  // Ends in .tmp, which is what checkers of a folder know by what a killed writer left.
  const temporary = join(folder, `${prefixOf(path)}${randomUUID()}.tmp`)
  try {
    await writeDurably(temporary, contents)
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
}

/** Removes what killed writers of a file left. Callers hold the file's lock, so that no other writer is at work. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder))
    if (name.startsWith(prefixOf(path))) await unlink(join(folder, name))
}

function prefixOf(path: string): string {
  return `.${basename(path)}.tmp.`
}

async function writeDurably(path: string, contents: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(contents)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the rename itself durable. Windows cannot, and need not, open a folder for it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
