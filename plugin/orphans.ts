import { type RunFacts, tapeFolderOf } from './run-facts.ts'

/**
 * Tapes no test uses. Said only of a whole run in which nothing failed: a test that was not run, or ended early, may be the
 * one that uses a tape. Where tests were skipped, the tapes of their spec are left alone.
 *
 * @param tapes paths relative to the project root, with forward slashes
 * @param folder of the tapes, relative in the same way
 * @param whole whether every spec file of the project was run, and nobody had asked for less
 */
export function orphansOf(
  tapes: readonly string[],
  folder: string,
  facts: RunFacts,
  whole: boolean,
): string[] {
  if (!whole || facts.failed) return []
  const used = new Set(facts.sessions.map(({ path }) => path))
  const spared = new Set(facts.unfinished.map(tapeFolderOf))
  return tapes.filter((path) => {
    const [, specFolder] = path.slice(folder.length + 1).split('/')
    return !used.has(path) && !spared.has(specFolder ?? '')
  })
}
