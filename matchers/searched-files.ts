import { isUtf8 } from 'node:buffer'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { OptionError } from '../src/errors.ts'
import { searchedFileBytesMax, searchedFilesMax } from '../src/limits.ts'
import { bytesAsText } from '../src/redact/bytes.ts'

const option = 'value for toHoldNoSecrets'

/**
 * The file at a path, or every file below the folder at it, sorted. Links inside a folder are passed over: what they lead to
 * is elsewhere.
 *
 * @throws OptionError if nothing is there, or too much
 */
export async function filesAt(path: string): Promise<string[]> {
  const found = await stat(resolve(path)).catch(() => undefined)
  if (found === undefined)
    // A text that was taken for a path may hold the very secret.
    throw new OptionError(
      option,
      `… (${path.length} characters)`,
      'the path of a file or folder that exists, or a string with { as: "text" }',
    )
  if (!found.isDirectory()) return [resolve(path)]
  const entries = await readdir(resolve(path), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  if (files.length > searchedFilesMax)
    throw new OptionError(option, path, `a folder of at most ${searchedFilesMax} files`)
  return files.toSorted()
}

/** @throws OptionError if it is too large to be looked through */
export async function textOfFile(file: string): Promise<string> {
  if ((await stat(file)).size > searchedFileBytesMax)
    throw new OptionError(option, file, `files of at most ${searchedFileBytesMax} bytes`)
  const bytes = await readFile(file)
  return isUtf8(bytes) ? bytes.toString('utf8') : bytesAsText(bytes)
}
