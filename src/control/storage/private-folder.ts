import { chmod, lstat, mkdir } from 'node:fs/promises'
import { StoreFileError } from '../../errors.ts'

/**
 * Makes a folder that only its owner may look into (0700), with those above it, or checks the one that is there: in a
 * folder such as `/tmp` somebody else may have made it first.
 *
 * @throws StoreFileError when it is a symbolic link, no folder, or another user's
 */
export async function privateFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new StoreFileError(folder, 'The folder cannot be created.', { cause })
  }
  const found = await lstat(folder)
  if (found.isSymbolicLink())
    throw new StoreFileError(folder, 'It is a symbolic link, which may lead anywhere; a folder is needed.')
  const user = process.getuid?.()
  if (user !== undefined && found.uid !== user)
    throw new StoreFileError(folder, `It belongs to another user (${found.uid}).`, {
      hint: 'Remove it, or name another folder.',
    })
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700)
  return folder
}
