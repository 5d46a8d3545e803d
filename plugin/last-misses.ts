import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { TestModule } from 'vitest/node'
import { lastMissesFile } from '../src/files/last-misses.ts'

/**
 * Keeps what the tests of a run did not find on their tapes, for `termtape tapes why`; their words hold no secrets any more. Where there is no
 * `node_modules` nothing is kept.
 */
export async function keepMisses(modules: readonly TestModule[], root: string): Promise<void> {
  const file = join(root, lastMissesFile)
  if (!existsSync(join(root, 'node_modules'))) return
  const misses = modules.flatMap((module) =>
    [...module.children.allTests('failed')].flatMap((test) =>
      (test.result().errors ?? [])
        .filter(({ name, code }) =>
          [name, code].some((each) => each === 'TapeMissError' || each === 'tape-miss'),
        )
        .map(({ message }) => ({ file: relative(root, module.moduleId), test: test.fullName, message })),
    ),
  )
  if (misses.length === 0 && !existsSync(file)) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(misses, null, 2)}\n`, { mode: 0o600 })
}
