import type { TestProject, Vitest } from 'vitest/node'

/**
 * The name of a project that is written down in the config of the whole run, with others, and has its root: they may run the same
 * specs, and would record over each other. Whichever of them a run selects, the name is the same.
 */
export function sharedRootName(vitest: Vitest, { name, config }: TestProject): string | undefined {
  const inline = (vitest.config.projects ?? []).filter((each) => typeof each === 'object')
  return inline.length > 1 && name !== '' && config.root === vitest.config.root ? name : undefined
}
