import type { RunFacts } from './run-facts.ts'

/** Tapes that a run did not use. */
export interface Unused {
  /** No test can use them: their spec is gone, or no longer has the test. */
  orphans: string[]
  /** Some test may use them, in another run or when it does something else. */
  idle: string[]
}

/** What is known of a tape beside its path. */
export interface TapeKnowledge {
  /** Whether the project has a spec whose tapes are in a folder of this name, run or not. */
  hasSpec: (folder: string) => boolean
  /** Whether a spec gave the tape its name, so that the name says nothing of who uses it. */
  isNamed: (path: string) => boolean
}

/**
 * Judges the tapes no test used, after a whole run in which nothing failed; of any other run nothing can be said, because a test
 * that ended early may be the one that uses a tape. The tapes of tests that were skipped are passed over: somebody said so.
 *
 * @param tapes paths relative to the project root, with forward slashes
 * @param folder of the tapes, relative in the same way
 */
export function unusedTapes(
  tapes: readonly string[],
  folder: string,
  { sessions, specs }: RunFacts,
  { hasSpec, isNamed }: TapeKnowledge,
): Unused {
  const used = new Set(sessions.map(({ path }) => path))
  const unused: Unused = { orphans: [], idle: [] }
  for (const path of tapes) {
    if (used.has(path)) continue
    const [, specFolder, ...names] = path.slice(folder.length + 1).split('/')
    if (specFolder === undefined || names.length === 0 || isNamed(path)) {
      unused.idle.push(path)
      continue
    }
    // `-2` follows for the second session of its test.
    const test = names.join('/').replace(/(?:-\d+)?\.json5$/, '')
    const spec = specs.find((each) => each.folder === specFolder)
    if (spec?.skipped.includes(test) === true) continue
    const isGone = spec === undefined ? !hasSpec(specFolder) : !spec.declared.includes(test)
    unused[isGone ? 'orphans' : 'idle'].push(path)
  }
  return unused
}
