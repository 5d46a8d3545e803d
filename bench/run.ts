/**
 * `npm run bench [row …] [--json]`: see docs/benchmarks.md.
 *
 * What is measured is the package as it is installed: compiled, and found under `node_modules`, where Vitest leaves it to
 * Node. The TypeScript sources would be slower in ways no user meets. Specs import it bundled, as users do; rows that look at one
 * part of the engine take that part from what was compiled file by file.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../scripts/build/bundle.ts'

const root = join(import.meta.dirname, '..')
const packageFolder = join(import.meta.dirname, 'tmp/node_modules/termtape')
// The projects of bench/vitest-project.ts stand beside its node_modules.
const bundled = join(import.meta.dirname, 'tmp/projects/node_modules/termtape')

rmSync(join(import.meta.dirname, 'tmp'), { recursive: true, force: true })
for (const folder of [packageFolder, bundled]) {
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
}
await bundle(root, join(bundled, 'dist'))
const built = run(join(root, 'node_modules/.bin/tsc'), [
  '-p',
  join(import.meta.dirname, 'tsconfig.build.json'),
])
process.exitCode =
  built === 0
    ? run(process.execPath, [join(packageFolder, 'dist/bench/rows.js'), ...process.argv.slice(2)])
    : built

function run(command: string, args: string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}
