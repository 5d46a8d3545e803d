import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A text that is another one as soon as anything in a folder was made, written, renamed, or taken away. */
export function treeStamp(folder: string): string {
  const seen: string[] = []
  const walk = (path: string): void => {
    const { ino, ctimeNs, mode } = lstatSync(path, { bigint: true })
    seen.push(`${path}\n${ino} ${ctimeNs} ${mode}`)
    // What is a folder now may be gone in a moment: what the program left running goes on.
    if ((mode & typeBits) === directory) for (const name of readdirSync(path)) walk(join(path, name))
  }
  try {
    walk(folder)
  } catch {
    return ''
  }
  return seen.join('\n')
}

// stat(2): S_IFMT, S_IFDIR
const typeBits = 0o170_000n
const directory = 0o040_000n
