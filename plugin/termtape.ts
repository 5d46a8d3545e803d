import { fileURLToPath } from 'node:url'
import { checkOptions } from './check-options.ts'
import type { TermtapeOptions } from './options.ts'
import { TapeReporter } from './tape-reporter.ts'
import { rerunOnTapeChange } from './rerun-on-tape-change.ts'
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
  const checked = checkOptions(options)
  const { matchers = true, reporter: reports = true } = checked
  const reporters = new WeakMap<Vitest, TapeReporter>()
  return {
    name: 'termtape',
    config: () => ({
      test: { provide: { termtape: checked }, setupFiles: matchers ? [registerFile()] : [] },
    }),
    configureVitest: ({ vitest, project }) => {
      let reporter = reporters.get(vitest)
      if (reporter === undefined) {
        reporter = new TapeReporter(vitest, checked)
        reporters.set(vitest, reporter)
        if (reports) vitest.config.reporters.push(reporter)
        if (vitest.config.watch) rerunOnTapeChange(vitest, reporter)
      }
      reporter.add(project)
    },
  }
}

/** The set-up file that adds the matchers, beside this one: TypeScript in the sources, JavaScript in the package. */
function registerFile(): string {
  const here = import.meta.url
  return fileURLToPath(new URL(`../matchers/register${here.endsWith('.ts') ? '.ts' : '.js'}`, here))
}
