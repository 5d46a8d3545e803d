import { lstat, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isGone, ownMark } from './owner.ts'

/** How the name of every temporary folder begins that says in itself whose it is. */
const ours = 'termtape-'
const ownerFile = 'owner'

/** Makes a temporary folder that a later run removes should this process be killed. Its file `owner` is not to be touched. */
export async function makeOwnedFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), `${ours}${prefix}-`))
  await ownFolder(folder)
  return folder
}

/** Says in a folder that it belongs to this process. */
export async function ownFolder(folder: string): Promise<void> {
  await writeFile(join(folder, ownerFile), ownMark())
}

/** Removes a folder if it is one of ours whose process has ended, and says whether it did. */
export async function removeIfAbandoned(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true || found.uid !== process.getuid?.()) return false
  if (!isGone(await readFile(join(folder, ownerFile), 'utf8').catch(() => ''))) return false
  await rm(folder, { recursive: true, force: true })
  return true
}

/** Removes every temporary folder whose process was killed before it could. Rejects where there is no folder to look in. */
export async function removeAbandonedFolders(): Promise<void> {
  const base = await realpath(tmpdir())
  for (const name of await readdir(base))
    if (name.startsWith(ours)) await removeIfAbandoned(join(base, name)).catch(() => false)
}
