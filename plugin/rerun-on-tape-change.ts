import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Vitest } from 'vitest/node'
import { tapeFolderOf } from './run-facts.ts'
import type { TapeReporter } from './tape-reporter.ts'

/**
 * In watch mode, an edited tape runs its specs again: those that used it in an earlier run, or whose name it has. What a run
 * itself recorded is no edit.
 */
export function rerunOnTapeChange(vitest: Vitest, reporter: TapeReporter): void {
  vitest.config.watchTriggerPatterns ??= []
  vitest.config.watchTriggerPatterns.push({
    pattern: /\.json5$/,
    testsToRun: (changed) => {
      const path = resolve(changed)
      const folder = reporter.folders.find((each) => !relative(each, path).startsWith('..'))
      if (folder === undefined || !editedSince(path, reporter.endedAt)) return undefined
      const [, specFolder] = relative(folder, path).split(/[/\\]/)
      const named = vitest.state
        .getFilepaths()
        .filter((spec) => tapeFolderOf(relative(vitest.config.root, spec)) === specFolder)
      return [...new Set([...(reporter.users.get(path) ?? []), ...named])]
    },
  })
  vitest.vite.watcher.add(reporter.folders)
}

/** Whether a file was changed after the last run ended; never while one is under way. */
function editedSince(path: string, endedAt: number | undefined): boolean {
  if (endedAt === undefined) return false
  try {
    return statSync(path).mtimeMs > endedAt
  } catch {
    // Gone again already.
    return false
  }
}
