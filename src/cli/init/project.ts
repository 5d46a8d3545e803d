import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OptionError } from '../../errors.ts'

export type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun'

/** A project that is set up. */
export interface Project {
  root: string
  manager: Manager
  /** Its package.json, and the text it was read from. */
  manifest: Record<string, unknown>
  manifestText: string
  /** The text of one of its files; undefined where there is none. */
  read: (file: string) => string | undefined
}

/** @throws OptionError where there is no package.json, or none that uses Vitest */
export function projectAt(root: string): Project {
  const read = (file: string): string | undefined =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined
  const manifestText = read('package.json')
  if (manifestText === undefined)
    throw new OptionError('folder', root, 'a folder with a package.json', {
      hint: 'Run it in the root of your project.',
    })
  const manifest = parsed(manifestText, root)
  if (!dependencies(manifest).has('vitest'))
    throw new OptionError('folder', root, 'a project with Vitest', {
      hint: `Add it first: ${installs[managerOf(root, manifest)]} vitest`,
    })
  return { root, manager: managerOf(root, manifest), manifest, manifestText, read }
}

/** How a package is added for development. */
export const installs: Readonly<Record<Manager, string>> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
}

export function dependencies(manifest: Record<string, unknown>): Set<string> {
  return new Set(
    ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((field) =>
      Object.keys({ ...Object(manifest[field]) }),
    ),
  )
}

function parsed(text: string, root: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return { ...Object(value) }
  } catch {
    throw new OptionError('folder', root, 'a folder whose package.json is JSON')
  }
}

const locks: readonly (readonly [string, Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

/** As package.json says, else by the lock file of the project or of the workspace around it. */
function managerOf(root: string, manifest: Record<string, unknown>): Manager {
  const { packageManager } = manifest
  const said = typeof packageManager === 'string' ? packageManager.split('@')[0] : undefined
  const known = (['npm', 'pnpm', 'yarn', 'bun'] as const).find((each) => each === said)
  if (known !== undefined) return known
  for (let at = root; ; at = dirname(at)) {
    const lock = locks.find(([file]) => existsSync(join(at, file)))
    if (lock !== undefined) return lock[1]
    if (dirname(at) === at) return 'npm'
  }
}
