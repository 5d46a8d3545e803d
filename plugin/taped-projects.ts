import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { tapeFiles } from '../src/tape/tape-folder.ts'

/** The projects of a run that use the plugin, and where their tapes are. */
export class TapedProjects {
  readonly #folder: string
  readonly #projects: Set<TestProject> = new Set()

  /** @param folder of the tapes, relative to a project's root */
  constructor(folder: string) {
    this.#folder = folder
  }

  add(project: TestProject): void {
    this.#projects.add(project)
  }

  has(project: TestProject): boolean {
    return this.#projects.has(project)
  }

  /** Folders of the tapes, absolute, whether they are there or not. */
  get folders(): string[] {
    return [...new Set([...this.#projects].map(({ config }) => resolve(config.root, this.#folder)))]
  }

  /** Whether the specs of one of them run in threads. */
  get inThreads(): boolean {
    return [...this.#projects].some(({ config }) => /threads/i.test(config.pool))
  }
}

/** The tapes below a folder, absolute; none where it cannot be read, which whoever plays them will say better. */
export function tapesBelow(folder: string): Promise<string[]> {
  return tapeFiles(folder).catch(() => [])
}
