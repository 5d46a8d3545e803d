import { basename, dirname, relative, resolve } from 'node:path'
import type { TestCase, TestModule } from 'vitest/node'
import { tapeName } from '../src/tape/tape-name.ts'
import { pathBelow } from './path-below.ts'
import { sharedRootName } from './shared-root.ts'
import type { TapeNote } from './tape-note.ts'

/** A session as its test told of it. */
export interface NotedSession extends TapeNote {
  /** The test, or the file that shared it, for people. */
  test: string
  /** Whether that passed. A test that failed stopped wherever it failed. */
  passed: boolean
}

/** What a run of spec files says about tapes. */
export interface RunFacts {
  sessions: NotedSession[]
  /** Spec files whose tests are known. */
  specs: SpecFacts[]
}

/** What a spec file has, as its tapes are named. */
export interface SpecFacts {
  /** The folder of its tapes, below those of their programs. */
  folder: string
  /** Its tests, whether they were run or not. */
  declared: string[]
  /** Those that were skipped, or are still to be written. */
  skipped: string[]
}

/**
 * Reads the facts of some files off Vitest's own report, whichever process or machine they were run on.
 *
 * @param root of the whole run, which paths of tapes are then relative to; a project of it may have a root of its own
 */
export function factsOf(modules: readonly TestModule[], root: string): RunFacts {
  const sessions: NotedSession[] = []
  const specs: SpecFacts[] = []
  for (const module of modules) {
    const spec = specOf(module)
    const note = (notes: TapeNote[] | undefined, test: string, passed: boolean): void => {
      for (const each of notes ?? [])
        sessions.push({ ...each, path: pathIn(root, module.project.config.root, each.path), test, passed })
    }
    const names = namesIn(spec, sharedRootName(module.project.vitest, module.project))
    const facts: SpecFacts = { folder: names.folder, declared: [names.of(['(file)'])], skipped: [] }
    specs.push(facts)
    note(module.meta().termtape, spec, module.state() === 'passed')
    for (const test of module.children.allTests()) {
      note(test.meta().termtape, `${spec} > ${test.fullName}`, test.result().state === 'passed')
      const name = names.of(pathOf(test))
      facts.declared.push(name)
      if (test.result().state === 'skipped' || test.options.mode === 'todo') facts.skipped.push(name)
    }
  }
  return { sessions, specs }
}

/** How the tapes of a spec are named. */
function namesIn(
  specFile: string,
  project: string | undefined,
): { folder: string; of: (testPath: readonly string[]) => string } {
  const of = (testPath: readonly string[]): string => tapeName({ specFile, testPath, ordinal: 1, project })
  return { folder: dirname(of(['any'])), of: (testPath) => basename(of(testPath)) }
}

function pathOf(test: TestCase): string[] {
  const names = [test.name]
  for (let above = test.parent; above.type === 'suite'; above = above.parent) names.unshift(above.name)
  return names
}

/** The folder of the tapes of a spec, below those of their programs. */
export function tapeFolderOf(spec: string): string {
  return dirname(tapeName({ specFile: spec, testPath: ['any'], ordinal: 1 }))
}

/** A spec file as its project calls it. */
export function specOf(module: TestModule): string {
  return relative(module.project.config.root, module.moduleId)
}

function pathIn(root: string, projectRoot: string, path: string | null): string | null {
  return path === null ? null : pathBelow(root, resolve(projectRoot, path))
}
