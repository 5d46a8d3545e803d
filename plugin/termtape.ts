import { ownEntry } from '../src/own-package.ts'
import { checkPluginOptions } from './check-options.ts'
import { FailurePages } from './failure-pages.ts'
import { LateFailures } from './late-failures.ts'
import type { TermtapeOptions } from './options.ts'
import { OtherTest } from './other-test.ts'
import { sharedRootName } from './shared-root.ts'
import { TapeReporter } from './tape-reporter.ts'
import { TapedProjects } from './taped-projects.ts'
import { RerunOnTapeChange } from './rerun-on-tape-change.ts'
import type { TestProject, Vitest } from 'vitest/node'

/** A Vite plugin, as far as `vitest.config.ts` needs to know it. */
export interface TermtapePlugin {
  name: 'termtape'
  config(): { test: { provide: { termtape: TermtapeOptions }; setupFiles: string[] } }
  configureVitest(context: { vitest: Vitest; project: TestProject }): void
}

/**
 * The Vitest plugin: hands the project's options to every spec, adds the matchers and the reporter, and runs specs again
 * when one of their tapes was edited.
 *
 * @throws OptionError that names the option which is unknown or has a value it cannot have
 */
export function termtape(options: TermtapeOptions = {}): TermtapePlugin {
  const checked = checkPluginOptions(options)
  const { matchers = true } = checked
  const runs = new WeakMap<Vitest, Run>()
  return {
    name: 'termtape',
    config: () => ({
      test: { provide: { termtape: checked }, setupFiles: matchers ? [ownEntry('matchers/register')] : [] },
    }),
    configureVitest: ({ vitest, project }) => {
      const run = runs.get(vitest) ?? begun(vitest, checked)
      runs.set(vitest, run)
      run.projects.add(project)
      run.pages.add(project)
      project.provide('termtapeProject', sharedRootName(vitest, project))
      run.rerun?.watch()
    },
  }
}

/** What the plugin does beside a Vitest, for all projects that use it. */
interface Run {
  projects: TapedProjects
  pages: FailurePages
  rerun: RerunOnTapeChange | undefined
}

function begun(vitest: Vitest, options: TermtapeOptions): Run {
  void import('../src/live/left-behind.ts').then(({ reapLeftBehind }) => reapLeftBehind())
  const projects = new TapedProjects(options.tapes ?? 'tapes')
  const pages = new FailurePages(vitest)
  const rerun = vitest.config.watch ? new RerunOnTapeChange(vitest, projects) : undefined
  if (options.reporter ?? true) vitest.config.reporters.push(new TapeReporter(vitest, projects, options))
  vitest.config.reporters.push(pages, new LateFailures(vitest), new OtherTest())
  if (rerun !== undefined) vitest.config.reporters.push(rerun)
  return { projects, pages, rerun }
}
