import { optionalPackages } from '../../own-package.ts'
import { dependencies, installs, type Project } from './project.ts'
import { withPlugin } from './with-plugin.ts'

/** A file to be written, and why. */
export interface Change {
  file: string
  text: string
  why: string
}

/** What is missing in a project; what cannot be written for it is left to do, in words. */
export function changesOf(project: Project): { changes: Change[]; todo: string[] } {
  const changes = [...config(project), ...example(project), ...attributes(project), ...builds(project)]
  const todo = [
    ...(dependencies(project.manifest).has('termtape') ? [] : [`${installs[project.manager]} termtape`]),
    ...configTodo(project),
  ]
  return { changes, todo }
}

const configs = ['ts', 'mts', 'js', 'mjs', 'cts', 'cjs'].flatMap((extension) => [
  `vitest.config.${extension}`,
  `vite.config.${extension}`,
])

function configOf({ read }: Project): { file: string; text: string } | undefined {
  // Vitest takes its own configuration before Vite's.
  const file = configs
    .toSorted((one) => (one.startsWith('vitest') ? -1 : 1))
    .find((each) => read(each) !== undefined)
  return file === undefined ? undefined : { file, text: read(file) ?? '' }
}

function config(project: Project): Change[] {
  const found = configOf(project)
  if (found === undefined) {
    const text = `import { defineConfig } from 'vitest/config'
import { termtape } from 'termtape/plugin'

export default defineConfig({
  plugins: [termtape()],
})
`
    return [{ file: 'vitest.config.ts', text, why: 'the plugin' }]
  }
  if (found.text.includes('termtape/plugin')) return []
  const text = withPlugin(found.text)
  return text === undefined ? [] : [{ file: found.file, text, why: 'the plugin' }]
}

function configTodo(project: Project): string[] {
  const found = configOf(project)
  if (found === undefined || found.text.includes('termtape/plugin') || withPlugin(found.text) !== undefined)
    return []
  return [
    `add the plugin to ${found.file}: import { termtape } from 'termtape/plugin', and termtape() among its plugins`,
  ]
}

function example({ read }: Project): Change[] {
  const file = 'specs/termtape.spec.ts'
  if (read(file) !== undefined) return []
  const text = `import { expect, test } from 'termtape/fixtures'

// The first run records tapes/node/…; later runs and CI replay it. Change it to a program of yours.
test('node answers', async ({ terminal }) => {
  const session = await terminal.spawn('node', ['--interactive'])
  await session.expect('> ')
  await session.sendLine('6 * 7')
  await expect(session).toShow('42')
  await session.sendLine('.exit')
  await expect(session).toExitWith(0)
})
`
  return [{ file, text, why: 'an example' }]
}

const line = 'tapes/**/*.json5 linguist-generated=true text eol=lf'

function attributes({ read }: Project): Change[] {
  const old = read('.gitattributes') ?? ''
  if (/^tapes\/.*linguist-generated/m.test(old)) return []
  const before = old === '' || old.endsWith('\n') ? old : `${old}\n`
  return [{ file: '.gitattributes', text: `${before}${line}\n`, why: 'diffs of tapes are collapsed' }]
}

/** What we have that a package manager may have to build. */
const [native = ''] = optionalPackages()

/** npm runs install scripts by itself; the others ask for leave. On Linux and macOS node-pty brings what it needs, elsewhere it is built. */
function builds({ manager, manifest, manifestText, read }: Project): Change[] {
  const why = `${native} may be built`
  if (manager === 'pnpm') {
    const workspace = read('pnpm-workspace.yaml')
    if (workspace !== undefined) {
      if (new RegExp(`^\\s*-\\s*['"]?${native}['"]?\\s*$`, 'm').test(workspace)) return []
      const text = /^onlyBuiltDependencies:\s*$/m.test(workspace)
        ? workspace.replace(/^onlyBuiltDependencies:\s*$/m, `onlyBuiltDependencies:\n  - ${native}`)
        : `${workspace.replace(/\n*$/, '\n')}onlyBuiltDependencies:\n  - ${native}\n`
      return [{ file: 'pnpm-workspace.yaml', text, why }]
    }
    const { pnpm } = manifest
    const list: unknown[] = listOf({ ...Object(pnpm) }['onlyBuiltDependencies'])
    if (list.includes(native)) return []
    return [
      manifestWith(manifest, manifestText, why, {
        pnpm: { ...Object(pnpm), onlyBuiltDependencies: [...list, native] },
      }),
    ]
  }
  if (manager === 'bun') {
    const list = listOf(manifest['trustedDependencies'])
    if (list.includes(native)) return []
    return [manifestWith(manifest, manifestText, why, { trustedDependencies: [...list, native] })]
  }
  // Yarn 1 has no such field and runs install scripts.
  if (manager === 'yarn' && read('.yarnrc.yml') !== undefined) {
    const meta: Record<string, unknown> = { ...Object(manifest['dependenciesMeta']) }
    const own: Record<string, unknown> = { ...Object(meta[native]) }
    if (own['built'] === true) return []
    return [
      manifestWith(manifest, manifestText, why, {
        dependenciesMeta: { ...meta, [native]: { ...own, built: true } },
      }),
    ]
  }
  return []
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The manifest with more fields, indented as it was. */
function manifestWith(
  manifest: Record<string, unknown>,
  old: string,
  why: string,
  more: Record<string, unknown>,
): Change {
  const indent = /^([ \t]+)"/m.exec(old)?.[1] ?? '  '
  return { file: 'package.json', text: `${JSON.stringify({ ...manifest, ...more }, null, indent)}\n`, why }
}
