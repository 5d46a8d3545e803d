import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ZodType } from 'zod'
import { StoreFileError, StoreFormatError, isError } from '../../errors.ts'
import { lockOf, withLock } from '../../files/file-lock.ts'
import { controlDocumentBytesMax } from '../../limits.ts'
import { plainText } from '../../text/plain-text.ts'
import { replaceFile } from '../../files/replace-file.ts'
import { privateFolder } from './private-folder.ts'
import { parseJson } from './safe-json.ts'

/** A kind of JSON file of the home store; its schema is loaded, with zod, when the first one is read or written. */
export interface DocumentKind<T> {
  /** What it is, for messages: `a program configuration`. */
  what: string
  schema: () => Promise<ZodType<T>>
}

/**
 * Reads a JSON file; undefined where there is none.
 *
 * @throws StoreFormatError when it is cut short, no JSON, or not what it should be
 * @throws StoreFileError when it cannot be read, is no regular file, or is larger than 4 MB
 */
export async function readDocument<T>(file: string, kind: DocumentKind<T>): Promise<T | undefined> {
  const text = await contentsOf(file)
  return text === undefined ? undefined : valueOf(file, text, kind)
}

/**
 * Replaces a JSON file at once, under a lock, readable by its owner only. A file that is there but broken is reported and
 * kept: what somebody edited by hand, and mistyped, is not lost.
 *
 * @throws StoreFormatError when the file that is there is broken, or the value is not of its kind
 * @throws StoreFileError when it cannot be written
 */
export async function writeDocument<T>(file: string, value: T, kind: DocumentKind<T>): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`
  await valueOf(file, text, kind)
  await changeDocument(file, async () => {
    await readDocument(file, kind)
    await replaceFile(file, text)
  })
}

/** Runs `change` while no other process changes the file. Its folder is made, 0700. */
export async function changeDocument<T>(file: string, change: () => Promise<T>): Promise<T> {
  await privateFolder(dirname(file))
  try {
    return await withLock(
      lockOf(file),
      { busy: (why, facts) => new StoreFileError(file, `It ${why}`, facts) },
      change,
    )
  } catch (error) {
    if (error instanceof StoreFileError || error instanceof StoreFormatError) throw error
    throw isSystemError(error)
      ? new StoreFileError(file, `It cannot be changed (${error.code}).`, { cause: error })
      : error
  }
}

/** The text of a file, undefined where there is none. A symbolic link in its place is not followed. */
async function contentsOf(file: string): Promise<string | undefined> {
  let handle: FileHandle | undefined
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const { size, ...found } = await handle
      .stat()
      .then((stats) => ({ size: stats.size, isFile: stats.isFile() }))
    if (!found.isFile) throw new StoreFileError(file, 'It is not a regular file.')
    if (size > controlDocumentBytesMax)
      throw new StoreFileError(file, `It has ${size} bytes; at most ${controlDocumentBytesMax} are read.`)
    return await handle.readFile('utf8')
  } catch (error) {
    if (!isSystemError(error)) throw error
    if (error.code === 'ENOENT') return undefined
    const why = error.code === 'ELOOP' ? 'It is a symbolic link.' : `It cannot be read (${error.code}).`
    throw new StoreFileError(file, why, { cause: error })
  } finally {
    await handle?.close()
  }
}

async function valueOf<T>(file: string, text: string, { what, schema }: DocumentKind<T>): Promise<T> {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : String(cause)
    throw new StoreFormatError(
      file,
      `It is not ${what}: ${text.trim() === '' ? 'it is empty' : plainText(why)}.`,
      {
        cause,
        hint: 'Nothing was changed. Repair the file, or move it away.',
      },
    )
  }
  const result = (await schema()).safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues
    .slice(0, problemsMax)
    .map(({ path, message }) => `\n  ${plainText(`${path.join('.')}: ${message}`)}`)
  throw new StoreFormatError(file, `It is not ${what}:${problems.join('')}`, {
    hint: 'Nothing was changed. Repair the file, or move it away.',
  })
}

const problemsMax = 10

function isSystemError(error: unknown): error is Error & { code: string } {
  return isError(error) && typeof Reflect.get(error, 'code') === 'string' && 'syscall' in error
}
