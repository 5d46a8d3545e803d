import { type RunFacts, tapeFolderOf } from './run-facts.ts'

/**
 * Tapes no test uses, after a whole run in which nothing failed; of any other run nothing can be said, because a test that was
 * not run, or ended early, may be the one that uses a tape. Where tests were skipped, the tapes of their spec are left alone.
 *
 * @param tapes paths relative to the project root, with forward slashes
 * @param folder of the tapes, relative in the same way
 */
export function orphansOf(tapes: readonly string[], folder: string, facts: RunFacts): string[] {
  const used = new Set(facts.sessions.map(({ path }) => path))
  const spared = new Set(facts.unfinished.map(tapeFolderOf))
  return tapes.filter((path) => {
    const [, specFolder] = path.slice(folder.length + 1).split('/')
    return !used.has(path) && !spared.has(specFolder ?? '')
  })
}
