import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { factsOf, specOf, tapeFolderOf } from './run-facts.ts'
import { tapesBelow, type TapedProjects } from './taped-projects.ts'

/**
 * In watch mode, an edited or added tape runs its specs again: those that used it in an earlier run, or whose name it has.
 *
 * What a run itself wrote is no edit. Which it was is told by what the file was like when the run ended, never by the time: file
 * systems date a change up to ten milliseconds back, so an edit right after a run would seem to be the run's own.
 */
export class RerunOnTapeChange implements Reporter {
  readonly #vitest: Vitest
  readonly #projects: TapedProjects
  /** The spec files that use a tape, by its absolute path; as far as they were run. */
  readonly #users: Map<string, Set<string>> = new Map()
  /** What the tapes were like when the last run ended, by their absolute paths; undefined before the first. */
  #known: Map<string, string> | undefined
  /** Tapes that were edited since, whose specs the next run runs. */
  readonly #edited: Set<string> = new Set()
  /** Tapes that a worker will write when it ends, which may be after the run. */
  readonly #awaited: Set<string> = new Set()
  #running = false

  constructor(vitest: Vitest, projects: TapedProjects) {
    this.#vitest = vitest
    this.#projects = projects
    vitest.config.watchTriggerPatterns ??= []
    vitest.config.watchTriggerPatterns.push({
      pattern: /\.json5$/,
      testsToRun: (changed) => this.#specsOf(resolve(changed)),
    })
  }

  /** Vite watches what is below the root; tapes may be elsewhere. */
  watch(): void {
    this.#vitest.vite.watcher.add(this.#projects.folders)
  }

  async onTestRunStart(): Promise<void> {
    this.#running = true
    this.#known ??= await this.#marks()
    for (const path of this.#edited) this.#known.set(path, markOf(path))
    this.#edited.clear()
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const before = this.#known
    const after = await this.#marks()
    const ours = modules.filter(({ project }) => this.#projects.has(project))
    const played = this.#remember(ours)
    // Edited while it was being played: which of the two the test saw is unknown, so it is played once more.
    const changed = played.filter((path) => before?.get(path) !== after.get(path))
    for (const path of changed) after.set(path, before?.get(path) ?? gone)
    for (const path of this.#awaited) if (before?.get(path) !== after.get(path)) this.#awaited.delete(path)
    this.#known = after
    this.#running = false
    for (const path of changed) this.#vitest.vite.watcher.emit('change', path)
  }

  #specsOf(path: string): string[] | undefined {
    const folder = this.#projects.folders.find((each) => !relative(each, path).startsWith('..'))
    if (folder === undefined || this.#running) return undefined
    const mark = markOf(path)
    if (mark === gone || mark === this.#known?.get(path)) return undefined
    if (this.#awaited.delete(path)) {
      this.#known?.set(path, mark)
      return undefined
    }
    this.#edited.add(path)
    const [, specFolder] = relative(folder, path).split(/[/\\]/)
    const named = this.#vitest.state
      .getTestModules()
      .filter((module) => tapeFolderOf(specOf(module)) === specFolder)
      .map(({ moduleId }) => moduleId)
    return [...new Set([...(this.#users.get(path) ?? []), ...named])]
  }

  /** Remembers who uses which tape, and gives back those that were played and not recorded. */
  #remember(modules: readonly TestModule[]): string[] {
    const { vite, config } = this.#vitest
    const played = new Set<string>()
    const recorded = new Set<string>()
    const made: string[] = []
    for (const module of modules)
      for (const { path, how } of factsOf([module], config.root).sessions) {
        if (path === null) continue
        const absolute = resolve(config.root, path)
        this.#users.set(absolute, (this.#users.get(absolute) ?? new Set()).add(module.moduleId))
        if (how === 'replayed') played.add(absolute)
        else recorded.add(absolute)
        if (how === 'new') made.push(absolute)
        if (how === 'begun') this.#awaited.add(absolute)
      }
    // A watcher reads a new folder first and watches it then, and does not see what is written there in between.
    vite.watcher.add(made)
    return [...played].filter((path) => !recorded.has(path))
  }

  async #marks(): Promise<Map<string, string>> {
    const tapes = await Promise.all(this.#projects.folders.map(tapesBelow))
    return new Map(tapes.flat().map((path) => [path, markOf(path)]))
  }
}

const gone = 'gone'

/** Differs when a file was written again, in place or by a rename. */
function markOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? gone : `${stats.mtimeMs} ${stats.size} ${stats.ino}`
}
