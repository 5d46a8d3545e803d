import { readFile } from 'node:fs/promises'
import { type Life, lives } from './process-life.ts'
import { ProcessTree } from './process-tree.ts'
import { newTag, tagVariable } from './session-tag.ts'

/**
 * Ends a program whose session was lost with the process that held it, and what it started: HUP, then TERM, then KILL.
 * Does nothing when the program is gone; what it left behind is then not found.
 */
export async function endOrphan(program: Life): Promise<void> {
  if (!lives(program)) return
  // The orphan's own environment still says which session it is of.
  const environment = await readFile(`/proc/${program.pid}/environ`, 'latin1').catch(() => '')
  const entry = environment.split('\0').find((each) => each.startsWith(`${tagVariable}=`))
  await new ProcessTree(program.pid, entry?.slice(tagVariable.length + 1) ?? newTag()).end(() => false)
}
