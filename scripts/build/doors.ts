import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'

/** The sources that others may import or run, as package.json names them: `src/doors/termtape.ts`. */
export function doorsOf(root: string): string[] {
  const { exports, bin } = manifestOf(root)
  const sources = Object.values(exports).flatMap((door) =>
    typeof door === 'string' ? [] : [door['termtape-source']],
  )
  const commands = Object.values(bin).map((path) => path.replace('dist/', '').replace(/\.js$/, '.ts'))
  return [...sources, ...commands].map((path) => normalize(path))
}

interface Manifest {
  exports: Record<string, string | { 'termtape-source': string }>
  bin: Record<string, string>
}

function manifestOf(root: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest
}
