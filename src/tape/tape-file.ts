import { readFileSync, statSync } from 'node:fs'
import { mkdir, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Problem, TapeFileError, TapeFormatError, isError } from '../errors.ts'
import { tapeBytesMax } from '../limits.ts'
import { errorCode } from '../files/error-code.ts'
import { removeLeftovers, replaceFile } from '../files/replace-file.ts'
import type { Comment } from './comments.ts'
import { isTape } from './guard.ts'
import { conflictWords, newerWords } from './problem-words.ts'
import { parseTape } from './parse-tape.ts'
import type { ParseOptions } from './parsed-tape.ts'
import { printTape } from './print-tape.ts'
import { commentsIn } from './comments-in.ts'
import type { Tape } from './tape.ts'
import { withTapeLock } from './tape-lock.ts'

export interface ReadTape {
  tape: Tape
  /** The file's comments, for `printTape`. */
  comments: Comment[]
  /** What a lax reader passed over. */
  warnings: Problem[]
}

/**
 * Reads a tape file; undefined where there is none.
 *
 * @throws TapeFormatError when the file is not a tape, with lines and columns
 * @throws TapeFileError when it cannot be read, is no file, or is larger than 256 MB
 */
export async function readTape(path: string, options?: ParseOptions): Promise<ReadTape | undefined> {
  const bytes = await attempt(path, 'read', async () => contentsOf(path))
  if (bytes === undefined) return undefined
  const parsed = await parseTape(bytes, options)
  if (!parsed.ok)
    throw new TapeFormatError(path, parsed.problems, {
      hint: wayOut(parsed.problems),
    })
  return parsed
}

function wayOut(problems: readonly Problem[]): string {
  const says = (words: string): boolean => problems.some(({ message }) => message.includes(words))
  if (says(newerWords)) return 'Update termtape: npm install --save-dev termtape@latest'
  if (says(conflictWords))
    return 'Keep one side whole: `git checkout --ours` or `--theirs`, or delete the tape and record it anew.'
  return 'Repair it, restore it from version control, or delete it and record it anew.'
}

export interface WriteOptions {
  /** How long to wait for another writer, in milliseconds. Default 10 000. */
  lockWaitMs?: number
  /** Comments that tell what the tape shows; see `derivedMark`. */
  derived?: readonly Comment[]
  /** Writes only where there is no file yet; else leaves it and says that nothing changed. */
  onlyNew?: boolean
}

/**
 * Writes a tape, keeping the comments people wrote into the file that was there, and says whether that changed the
 * file. The file is replaced at once, under a lock, readable by its owner only; missing folders are made. On failure
 * nothing is changed.
 *
 * @throws TapeFileError when it cannot be written, something else is in its place, or another writer does not end
 * @throws TapeFormatError when the value is not a tape that could be read back
 */
export async function writeTape(path: string, tape: Tape, options: WriteOptions = {}): Promise<boolean> {
  if (!isTape(tape)) throw new TapeFormatError(path, await problemsOf(tape))
  const folder = dirname(path)
  return attempt(path, 'written', async () => {
    const made = await mkdir(folder, { recursive: true })
    try {
      const limit = options.lockWaitMs === undefined ? {} : { waitMs: options.lockWaitMs }
      return await withTapeLock(path, () => rewrite(path, tape, options), limit)
    } catch (error) {
      if (made !== undefined) await removeEmpty(folder, made)
      throw error
    }
  })
}

async function rewrite(path: string, tape: Tape, { onlyNew, derived = [] }: WriteOptions): Promise<boolean> {
  const old = contentsOf(path)
  if (onlyNew === true && old !== undefined) return false
  const printed = printTape(tape, [...(old === undefined ? [] : await commentsOf(old)), ...derived])
  if (old?.equals(Buffer.from(printed)) === true) return false
  await removeLeftovers(path)
  await replaceFile(path, printed)
  return true
}

/** Comments outlive even a tape that cannot be read any more. */
async function commentsOf(old: Buffer): Promise<Comment[]> {
  const parsed = await parseTape(old, { lax: true })
  if (parsed.ok) return parsed.comments
  return commentsIn(old.toString('utf8'))
}

/** Read at once: sending a tape through Node's thread pool takes several times as long as reading and parsing it. */
function contentsOf(path: string): Buffer | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  if (found.isDirectory()) throw new TapeFileError(path, `${path} is a folder, not a tape.`)
  if (!found.isFile()) throw new TapeFileError(path, `${path} is not a regular file.`)
  if (found.size > tapeBytesMax)
    throw new TapeFileError(path, `${path} has ${found.size} bytes; a tape has at most ${tapeBytesMax}.`)
  return readFileSync(path)
}

function readOnlyHint(path: string): string {
  return `${dirname(path)} is read-only for this user: change its owner or permissions, choose another folder with the option tapes, or only replay with TERMTAPE_RECORD=DISABLED.`
}

async function attempt<T>(path: string, verb: 'read' | 'written', act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof TapeFileError || error instanceof TapeFormatError) throw error
    const why = isError(error) ? error.message : String(error)
    const isRefused = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))
    const hint = isRefused && verb === 'written' ? readOnlyHint(path) : undefined
    throw new TapeFileError(path, `${path} could not be ${verb}: ${why}`, { hint, cause: error })
  }
}

async function problemsOf(tape: unknown): Promise<Problem[]> {
  const parsed = await parseTape(JSON.stringify(tape, null, 2))
  return parsed.ok
    ? [{ message: 'holds what JSON cannot hold', line: 1, column: 1, path: '' }]
    : parsed.problems
}

/** Takes back the folders made for a file that then could not be written. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let each = folder; each.length >= topmost.length; each = dirname(each))
    await rmdir(each).catch(() => undefined)
}
