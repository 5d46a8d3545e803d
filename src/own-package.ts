import { createRequire } from 'node:module'
import { dirname, extname, join, sep } from 'node:path'

/** The version of this package, as its package.json says. */
export function packageVersion(): string {
  const packageJson: unknown = ownRequire(packageJsonName)
  return typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson
    ? String(packageJson.version)
    : ''
}

/** The packages this one can do without, by name: what they bring may have to be built. */
export function optionalPackages(): string[] {
  const packageJson: unknown = ownRequire(packageJsonName)
  const { optionalDependencies }: Record<string, unknown> = { ...Object(packageJson) }
  return Object.keys({ ...Object(optionalDependencies) })
}

/**
 * The path of one of this package's entries, as it is run now: TypeScript among the sources, JavaScript in `dist`.
 *
 * @param entry its path in the sources, without an extension, as in `src/cli/main`
 */
export function ownEntry(entry: string): string {
  const home = dirname(ownRequire.resolve(packageJsonName))
  return extname(import.meta.url) === '.ts' ? join(home, `${entry}.ts`) : join(home, 'dist', `${entry}.js`)
}

/** Where the code of this package lies, as stacks name it. */
export function ownFolders(): readonly string[] {
  const home = dirname(ownRequire.resolve(packageJsonName))
  return ['dist', 'src', 'matchers', 'fixtures'].map((folder) => join(home, folder) + sep)
}

// By the package's own name: a bundle lies elsewhere than the sources, and says where it likes what it is called.
const packageJsonName = 'termtape/package.json'
const ownRequire = createRequire(import.meta.url)
