import { isAbsolute, join } from 'node:path'
import { rolldown } from 'rolldown'
import { doorsOf } from './doors.ts'

/**
 * Writes the JavaScript of the doors: what `termtape/fixtures` needs at once in four files, because a spec file pays for each file it
 * imports; whatever is imported lazily in files of its own, because most specs never need it.
 *
 * @param more sources, relative to the root, to be built along with the doors
 */
export async function bundle(root: string, folder: string, more: readonly string[] = []): Promise<void> {
  const entries = [...doorsOf(root), ...more].map((path) => [path.replace(/\.ts$/, ''), join(root, path)])
  const bundled = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id) && !id.startsWith(helpers),
    tsconfig: false,
    transform: { target: 'es2023' },
    // The order and the effects of unbundled modules, whatever package.json tells bundlers of users.
    treeshake: { moduleSideEffects: true },
    // What is loaded later may stand in a file that is there already.
    checks: { ineffectiveDynamicImport: false },
  })
  await bundled.write({
    dir: folder,
    format: 'esm',
    sourcemap: true,
    // A stack names the file that somebody can read.
    minify: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: { groups: [{ debugName: 'shared with the fixtures', name: sharedWithFixtures(root) }] },
  })
  await bundled.close()
}

/** What the bundler calls for syntax that Node 20 lacks: `using`. */
const helpers = '@oxc-project/runtime/'

interface Graph {
  getModuleInfo: (
    id: string,
  ) => { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

/**
 * The file of a module that `termtape/fixtures` needs at once, by the first of these doors that needs it too; null leaves a module to the
 * bundler. So a door never runs what belongs to another: the plugin no `test.extend`, the engine no `import 'vitest'`, not even by what
 * it loads when it is asked to, as the redactor of a recording in a script.
 */
function sharedWithFixtures(root: string): (id: string, graph: Graph) => string | null {
  const fixtures = join(root, 'fixtures/index.ts')
  const doors = {
    engine: join(root, 'src/doors/termtape.ts'),
    plugin: join(root, 'plugin/index.ts'),
    matchers: join(root, 'matchers/index.ts'),
  }
  let own: Set<string> | undefined
  let shared: [name: string, modules: Set<string>][] = []
  return (id, graph) => {
    if (own === undefined) {
      own = closureOf(fixtures, graph)
      shared = Object.entries(doors).map(([name, door]) => [
        `${name}-shared`,
        closureOf(door, graph, name === 'engine'),
      ])
    }
    return own.has(id) ? (shared.find(([, modules]) => modules.has(id))?.[0] ?? null) : null
  }
}

/** A module and all that is loaded along with it; on wish, what it loads later too. */
function closureOf(door: string, graph: Graph, later = false): Set<string> {
  const found = new Set<string>()
  const open = [door]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    const info = graph.getModuleInfo(id)
    open.push(...(info?.importedIds ?? []), ...((later && info?.dynamicallyImportedIds) || []))
  }
  return found
}
