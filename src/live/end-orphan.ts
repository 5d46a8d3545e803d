import { type Life, lives } from './process-life.ts'
import { tagOf } from './process-table.ts'
import { ProcessTree } from './process-tree.ts'
import { newTag } from './session-tag.ts'

/**
 * Ends a program whose session was lost with the process that held it, and what it started: HUP, then TERM, then KILL.
 * Does nothing when the program is gone; what it left behind is then not found.
 */
export async function endOrphan(program: Life): Promise<void> {
  if (!lives(program)) return
  // The orphan's own environment still says which session it is of.
  await new ProcessTree(program.pid, tagOf(program.pid) ?? newTag()).end(() => false)
}
