import { removeAbandonedFolders } from '../files/owned-folder.ts'
import { isGone } from '../files/owner.ts'
import { endAbandonedGroups } from './end-abandoned.ts'
import { processTable, tagOf } from './process-table.ts'
import { ProcessTree } from './process-tree.ts'
import { ownerOf } from './session-tag.ts'

/**
 * Ends and removes, once in a process, what a run that was killed left behind: programs, sandboxes, homes. Never fails: it is not
 * this run's business.
 */
export function reapLeftBehind(): Promise<void> {
  // Programs first: they may still write.
  return (reaped ??= endPrograms()
    .then(removeAbandonedFolders)
    .catch(() => {}))
}

let reaped: Promise<void> | undefined

/**
 * Programs that pay no heed to the hang-up, or have pipes, outlive the process whose session they are. They say by their
 * environment that they belong to it, and are killed with all they started.
 */
async function endPrograms(): Promise<void> {
  const trees = new Map<string, ProcessTree>()
  for (const { pid } of processTable()) {
    const tag = tagOf(pid)
    if (tag !== undefined && isGone(ownerOf(tag)) && !trees.has(tag))
      trees.set(tag, new ProcessTree(pid, tag))
  }
  await endAbandonedGroups()
  await Promise.all([...trees.values()].map((tree) => tree.end(() => true).catch(() => undefined)))
}
