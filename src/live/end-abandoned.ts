import { abandonedGroups } from './cgroup.ts'
import { ProcessTree } from './process-tree.ts'
import { newTag } from './session-tag.ts'

/** Ends what is left in the control groups of processes that were killed, whatever it has done to be lost. Never fails. */
export async function endAbandonedGroups(): Promise<void> {
  for (const { pids, remove } of abandonedGroups()) {
    const trees = pids.map((pid) => new ProcessTree(pid, newTag()))
    await Promise.all(trees.map((tree) => tree.end(() => true).catch(() => undefined)))
    remove()
  }
}
