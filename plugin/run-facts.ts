import { dirname, relative, resolve } from 'node:path'
import type { TestCase, TestModule } from 'vitest/node'
import { tapeName } from '../src/tape/tape-name.ts'
import { pathBelow } from './path-below.ts'
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
  /** Spec files, as their projects call them, in which not every test was run and passed. */
  unfinished: string[]
}

/**
 * Reads the facts of some files off Vitest's own report, whichever process or machine they were run on.
 *
 * @param root of the whole run, which paths of tapes are then relative to; a project of it may have a root of its own
 */
export function factsOf(modules: readonly TestModule[], root: string): RunFacts {
  const sessions: NotedSession[] = []
  const unfinished = new Set<string>()
  for (const module of modules) {
    const spec = specOf(module)
    const note = (notes: TapeNote[] | undefined, test: string, passed: boolean): void => {
      for (const each of notes ?? [])
        sessions.push({ ...each, path: pathIn(root, module.project.config.root, each.path), test, passed })
    }
    if (module.state() !== 'passed') unfinished.add(spec)
    note(module.meta().termtape, spec, module.state() === 'passed')
    for (const test of module.children.allTests()) {
      note(test.meta().termtape, `${spec} > ${test.fullName}`, test.result().state === 'passed')
      if (!isFinished(test)) unfinished.add(spec)
    }
  }
  return { sessions, unfinished: [...unfinished] }
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

function isFinished(test: TestCase): boolean {
  // A test that is still to be written uses no tape.
  return test.result().state === 'passed' || test.options.mode === 'todo'
}
