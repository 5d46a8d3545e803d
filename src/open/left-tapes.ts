import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import type { Tape } from '../tape/tape.ts'
import { readTape } from '../tape/tape-file.ts'
import { tapeFiles } from '../tape/tape-folder.ts'

/** What is needed to find the tape of a test that was renamed. */
export interface LeftTapes {
  /** Folder of the program's tapes, absolute. */
  folder: string
  /** The tape that is missing, absolute. */
  missing: string
  /** Whether no test uses a tape of this name any more. */
  isLeft: (tapeName: string) => Promise<boolean>
  /** Whether the tape was recorded from what is asked for now. */
  isSameStart: (tape: Tape) => boolean
}

/**
 * The tapes that may be the missing one under an older name: recorded from the same start, and no test uses them. Those of a
 * spec that was renamed have the name of the same test; those of a test that was renamed are beside it.
 */
export async function leftTapes({ folder, missing, isLeft, isSameStart }: LeftTapes): Promise<string[]> {
  const found: string[][] = [[], [], []]
  for (const path of await tapeFiles(folder).catch(() => [])) {
    if (ordinalOf(path) !== ordinalOf(missing) || !(await isLeft(nameIn(folder, path)))) continue
    const file = await readTape(path).catch(() => undefined)
    if (file === undefined || file.tape.session.named !== undefined || !isSameStart(file.tape)) continue
    const likeness = basename(path) === basename(missing) ? 0 : dirname(path) === dirname(missing) ? 1 : 2
    found[likeness]?.push(path)
  }
  return found.find((each) => each.length > 0) ?? []
}

/**
 * The command that gives a tape the missing one's name. The tapes of a spec that was renamed move together.
 *
 * @param root what the paths in it are relative to
 */
export function moveCommand(from: string, to: string, root: string, hasFolder: boolean): string {
  const shown = (path: string): string => quoted(relative(root, path))
  if (basename(from) === basename(to) && !hasFolder)
    return `git mv ${shown(dirname(from))} ${shown(dirname(to))}`
  const makes = hasFolder ? '' : `mkdir -p ${shown(dirname(to))} && `
  return `${makes}git mv ${shown(from)} ${shown(to)}`
}

function nameIn(folder: string, path: string): string {
  const name = relative(resolve(folder), path)
  return join(dirname(name), basename(name, extname(name))).replaceAll('\\', '/')
}

/** `-2` follows the name of the second session of a test. */
function ordinalOf(path: string): string {
  return /-(\d+)\.json5$/.exec(path)?.[1] ?? '1'
}

function quoted(path: string): string {
  return /^[\w./@~+-]+$/.test(path) && !path.startsWith('~') ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
