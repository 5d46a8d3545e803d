import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const builds = join(root, 'node_modules/.termtape-built')
/** What the built package is made of. */
const parts = ['src', 'fixtures', 'matchers', 'plugin', 'specs', 'scripts/build', 'package.json']
const keptMs = 24 * 3_600_000

/**
 * The folder of this checkout's package as users have it: built, and below a `node_modules`, where Vitest leaves it to Node. A
 * process that runs it starts in a third of the time that the sources take. One for each state of the sources, so that nobody
 * pulls it away from under a run; built when it is first asked for.
 */
export function builtPackage(): Promise<string> {
  return (found ??= findOrBuild())
}

/** The command that runs one of `specs/programs/*.ts`, or `src/cli/main.ts`, in a process of its own. */
export async function builtProgram(source: string): Promise<readonly [string, string]> {
  return [process.execPath, await builtFile(source)]
}

/** What was built of a door, of one of `specs/programs/*.ts`, or of `specs/matchers/played.ts`. */
export async function builtFile(source: string): Promise<string> {
  return join(await builtPackage(), 'dist', source.replace(/\.ts$/, '.js'))
}

let found: Promise<string> | undefined

async function findOrBuild(): Promise<string> {
  const home = join(builds, await stateOfSources())
  const folder = join(home, 'node_modules/termtape')
  const isBuilt = await utimes(home, new Date(), new Date()).then(
    () => true,
    () => false,
  )
  if (isBuilt) return folder
  await mkdir(builds, { recursive: true })
  await forgetOld()
  const fresh = await mkdtemp(join(builds, 'fresh-'))
  await buildInto(join(fresh, 'node_modules/termtape'))
  // Whoever is second finds the same there already.
  await rename(fresh, home).catch(() => rm(fresh, { recursive: true }))
  return folder
}

async function buildInto(folder: string): Promise<void> {
  const { bundle } = await import('../scripts/build/bundle.ts')
  const programs = (await readdir(join(root, 'specs/programs'))).filter((name) => name.endsWith('.ts'))
  await mkdir(folder, { recursive: true })
  await bundle(root, join(folder, 'dist'), [
    ...programs.map((name) => `specs/programs/${name}`),
    'specs/matchers/played.ts',
  ])
  await writeFile(join(folder, 'package.json'), await readFile(join(root, 'package.json')))
}

async function stateOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of parts)
    for (const path of await filesOf(join(root, part))) hash.update(path).update(await readFile(path))
  return hash.digest('hex').slice(0, 16)
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((each) => each.isFile() && /(?<!\.spec)\.(ts|json)$/.test(each.name))
    .map((each) => join(each.parentPath, each.name))
    .toSorted()
}

/** Builds of sources that are no more. */
async function forgetOld(): Promise<void> {
  for (const name of await readdir(builds)) {
    const path = join(builds, name)
    const usedMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    if (Date.now() - usedMs > keptMs) await rm(path, { recursive: true, force: true })
  }
}
