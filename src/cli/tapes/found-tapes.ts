import { statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { TapeFileError, TapeFormatError } from '../../errors.ts'
import { nearNames } from '../../match/near-names.ts'
import { readTape } from '../../tape/tape-file.ts'
import { tapeFiles } from '../../tape/tape-folder.ts'
import type { StoredTape } from '../../tape/catalog.ts'

/** Where tapes are looked for by their ids. */
export const tapesFolder = {
  type: 'string',
  value: 'FOLDER',
  does: 'where the tapes are',
  default: './tapes',
} as const

/** Which tapes a command is about. */
export interface Found {
  /** Absolute. */
  folder: string
  /** Absolute paths of files, sorted, each once. */
  paths: string[]
}

/**
 * The files that words mean: a file, a folder, or a tape's id below the folder of tapes. No word means every tape there.
 *
 * @throws TapeFileError for a word that means nothing, with the ids that come near
 */
export async function foundTapes(words: readonly string[], given: string | undefined): Promise<Found> {
  const folder = resolve(given ?? 'tapes')
  if (words.length === 0) return { folder, paths: await tapeFiles(folder) }
  const paths = new Set<string>()
  for (const word of words) for (const path of await meant(word, folder)) paths.add(path)
  return { folder, paths: [...paths].toSorted() }
}

/** One tape by its file or id. */
export async function foundTape(word: string, given: string | undefined): Promise<StoredTape> {
  const { folder, paths } = await foundTapes([word], given)
  const [path, ...more] = paths
  if (path === undefined || more.length > 0)
    throw new TapeFileError(word, `${word} holds ${paths.length} tapes, not one.`, {
      hint: 'Name one by its file or its id. Run `termtape tapes list` to see them.',
    })
  return stored(path, folder)
}

/** @throws TapeFormatError, TapeFileError */
export async function stored(path: string, folder: string): Promise<StoredTape> {
  const read = await readTape(path, { lax: true })
  if (read === undefined) throw new TapeFileError(path, `There is no tape ${path}.`)
  return { id: idOf(path, folder), path, tape: read.tape }
}

/** Whole tapes, and what kept files from being one. */
export async function readAll({ folder, paths }: Found): Promise<{ tapes: StoredTape[]; problems: Error[] }> {
  const tapes: StoredTape[] = []
  const problems: Error[] = []
  for (const path of paths)
    try {
      tapes.push(await stored(path, folder))
    } catch (error) {
      if (!(error instanceof TapeFormatError || error instanceof TapeFileError)) throw error
      problems.push(error)
    }
  return { tapes, problems }
}

/** A tape's id below its folder; elsewhere the path people see. */
export function idOf(path: string, folder: string): string {
  const below = relative(folder, path)
  const shown = below.startsWith('..') ? relative('.', path) : below
  return shown.split(sep).join('/').replace(/\.json5$/, '')
}

async function meant(word: string, folder: string): Promise<readonly string[]> {
  for (const path of [resolve(word), resolve(`${word}.json5`), join(folder, word), join(folder, `${word}.json5`)]) {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isFile() === true) return [path]
    if (stat?.isDirectory() === true) return tapeFiles(path)
  }
  const ids = (await tapeFiles(folder)).map((path) => idOf(path, folder))
  const near = [...ids.filter((id) => id.includes(word)), ...nearNames(word, ids)].slice(0, 3)
  throw new TapeFileError(word, `There is no tape ${word}, neither a file nor an id below ${folder}.`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'Run `termtape tapes list` to see them, or name their folder with --tapes.',
  })
}
