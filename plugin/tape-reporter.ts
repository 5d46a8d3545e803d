import { resolve } from 'node:path'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { wallClock } from '../src/clock.ts'
import { isExpired } from '../src/tape/expires.ts'
import { readTape } from '../src/tape/tape-file.ts'
import type { TermtapeOptions } from './options.ts'
import { keepMisses } from './last-misses.ts'
import { type Unused, unusedTapes } from './orphans.ts'
import { pathBelow } from './path-below.ts'
import { factsOf, type RunFacts } from './run-facts.ts'
import { specFoldersBelow } from './spec-folders.ts'
import { tapeReport } from './tape-report.ts'
import { tapesBelow, type TapedProjects } from './taped-projects.ts'

const dayMs = 86_400_000

/** Reporters that write something for machines where people read. */
const machineReporters = ['json', 'junit', 'tap', 'tap-flat']

/**
 * Says at the end of a run what happened to the tapes. It knows only what tests told in their `meta`, so it works across
 * workers, shards and merged reports, and Vitest's JSON report holds the same.
 */
export class TapeReporter implements Reporter {
  readonly #vitest: Vitest
  readonly #projects: TapedProjects
  readonly #options: TermtapeOptions

  constructor(vitest: Vitest, projects: TapedProjects, options: TermtapeOptions) {
    this.#vitest = vitest
    this.#projects = projects
    this.#options = options
  }

  async onTestRunEnd(modules: readonly TestModule[], _: unknown, reason: TestRunEndReason): Promise<void> {
    const ours = modules.filter(({ project }) => this.#projects.has(project))
    const facts = factsOf(ours, this.#vitest.config.root)
    await keepMisses(ours, this.#vitest.config.root)
    const lines = tapeReport({
      facts,
      ...(await this.#unused(modules, reason)),
      expired: await this.#expired(facts),
      inThreads: this.#projects.inThreads,
    })
    if (lines.length === 0) return
    const { logger, config } = this.#vitest
    const names = config.reporters.map((each) => (Array.isArray(each) ? each[0] : undefined))
    const text = `\n ${lines.join('\n ')}\n`
    if (names.some((name) => name !== undefined && machineReporters.includes(name))) logger.error(text)
    else logger.log(text)
  }

  /** @param modules of all projects: others may use the same tapes */
  async #unused(modules: readonly TestModule[], reason: TestRunEndReason): Promise<Unused> {
    const all: Unused = { orphans: [], idle: [] }
    // Vitest's verdict on the run: no test failed, and nothing cut it short.
    if (reason !== 'passed' || !(await this.#isWhole(modules))) return all
    const root = this.#vitest.config.root
    const facts = factsOf(modules, root)
    const used = new Set(facts.sessions.map(({ path }) => path))
    const roots = new Set([root, ...modules.map(({ project }) => project.config.root)])
    let folders: (ReadonlySet<string> | undefined)[] | undefined
    const hasSpec = (folder: string): boolean => {
      folders ??= [...roots].map(specFoldersBelow)
      return folders.some((each) => each === undefined || each.has(folder.replace(/@[^@]*$/, '')))
    }
    for (const folder of this.#projects.folders) {
      const tapes = (await tapesBelow(folder)).map((path) => pathBelow(root, path))
      const named = new Set<string>()
      for (const path of tapes) if (!used.has(path) && (await isNamed(resolve(root, path)))) named.add(path)
      const isNamedHere = (path: string): boolean => named.has(path)
      const { orphans, idle } = unusedTapes(tapes, pathBelow(root, folder), facts, {
        hasSpec,
        isNamed: isNamedHere,
      })
      all.orphans.push(...orphans)
      all.idle.push(...idle)
    }
    return all
  }

  /** Whether every spec file was run, and nobody had asked for less. */
  async #isWhole(modules: readonly TestModule[]): Promise<boolean> {
    const { config } = this.#vitest
    const asked: unknown[] = [
      config.testNamePattern,
      Reflect.get(config, 'tagsFilter'),
      Reflect.get(config, 'cliExclude'),
      Reflect.get(config, 'project'),
      hasOnly(modules) ? true : undefined,
    ]
    if (asked.some((each) => each !== undefined && !(Array.isArray(each) && each.length === 0))) return false
    const run = new Set(modules.map(({ moduleId }) => moduleId))
    const specifications = await this.#vitest.globTestSpecifications()
    return specifications.length > 0 && specifications.every(({ moduleId }) => run.has(moduleId))
  }

  async #expired({ sessions }: RunFacts): Promise<{ path: string; days: number }[]> {
    const { expires } = this.#options
    if (expires === undefined) return []
    const paths = new Set(
      sessions.flatMap(({ path, how }) => (path !== null && how === 'replayed' ? [path] : [])),
    )
    const ages = await Promise.all(
      [...paths].map(async (path) => {
        const file = await readTape(resolve(this.#vitest.config.root, path)).catch(() => undefined)
        if (file === undefined) return []
        const days = Math.floor((wallClock().getTime() - Date.parse(file.tape.meta.createdAt)) / dayMs)
        return isExpired(file.tape, expires.after) ? [{ path, days }] : []
      }),
    )
    return ages.flat()
  }
}

/** Whether a spec gave the tape its name. One that cannot be read says nothing. */
async function isNamed(path: string): Promise<boolean> {
  const file = await readTape(path).catch(() => undefined)
  return file?.tape.session.named !== undefined
}

/** `it.only` runs less than there is. */
function hasOnly(modules: readonly TestModule[]): boolean {
  return modules.some((module) =>
    [...module.children.allTests()].some(({ options }) => options.mode === 'only'),
  )
}
