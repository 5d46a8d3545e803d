import { createRequire } from 'node:module'

/** The version of this package, as its package.json says. */
export function packageVersion(): string {
  // By the package's own name, because the compiled files lie deeper than the sources.
  const packageJson: unknown = createRequire(import.meta.url)('termtape/package.json')
  return typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson
    ? String(packageJson.version)
    : ''
}
