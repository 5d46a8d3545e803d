import { describe, expect, it } from 'vitest'
import { changesOf } from '../../src/cli/init/changes.ts'
import type { Manager, Project } from '../../src/cli/init/project.ts'
import { withPlugin } from '../../src/cli/init/with-plugin.ts'
import { junitOf } from '../../src/cli/junit.ts'

const manifest = { name: 'a', devDependencies: { vitest: '^4' } }

/** A project of these files, in memory. */
function project(manager: Manager, files: Record<string, string> = {}): Project {
  const all: Record<string, string> = { 'package.json': JSON.stringify(manifest, null, 4), ...files }
  const text = all['package.json'] ?? ''
  const parsed: Record<string, unknown> = JSON.parse(text)
  return { root: '/a', manager, manifest: parsed, manifestText: text, read: (file) => all[file] }
}

describe('a project is set up', () => {
  it.each(['npm', 'pnpm', 'yarn', 'bun'] as const)('once, with %s', (manager) => {
    const files: Record<string, string> = manager === 'yarn' ? { '.yarnrc.yml': '' } : {}
    const { changes, todo } = changesOf(project(manager, files))
    const names = ['vitest.config.ts', 'specs/termtape.spec.ts', '.gitattributes']
    expect(changes.map(({ file }) => file)).toEqual(manager === 'npm' ? names : [...names, 'package.json'])
    expect(todo).toHaveLength(1)
    for (const { file, text } of changes) files[file] = text
    expect(changesOf(project(manager, files)).changes).toEqual([])
  })

  it('with what is there kept', () => {
    const files = {
      'pnpm-workspace.yaml': 'packages:\n  - a\nonlyBuiltDependencies:\n  - esbuild\n',
      '.gitattributes': '*.png binary',
      'vite.config.ts':
        "import { defineConfig } from 'vite'\nimport {\n  a,\n} from './a'\n\nexport default defineConfig({\n  plugins: [a()],\n})\n",
      'specs/termtape.spec.ts': 'own',
    }
    const { changes } = changesOf(project('pnpm', files))
    expect(Object.fromEntries(changes.map(({ file, text }) => [file, text]))).toEqual({
      'pnpm-workspace.yaml': 'packages:\n  - a\nonlyBuiltDependencies:\n  - node-pty\n  - esbuild\n',
      '.gitattributes': '*.png binary\ntapes/**/*.json5 linguist-generated=true text eol=lf\n',
      'vite.config.ts':
        "import { defineConfig } from 'vite'\nimport {\n  a,\n} from './a'\nimport { termtape } from 'termtape/plugin'\n\nexport default defineConfig({\n  plugins: [termtape(), a()],\n})\n",
    })
  })

  it.each([
    [
      'export default { test: {} }',
      "import { termtape } from 'termtape/plugin'\nexport default {\n  plugins: [termtape()], test: {} }",
    ],
    [
      'module.exports = { plugins: [] }',
      "const { termtape } = require('termtape/plugin')\nmodule.exports = { plugins: [termtape()] }",
    ],
    ['export default defineConfig(() => config)', undefined],
  ])('in a configuration such as %j', (before, after) => {
    expect(withPlugin(before)).toBe(after)
  })

  it('by hand where the configuration is written in another way', () => {
    const { changes, todo } = changesOf(
      project('npm', { 'vitest.config.ts': 'export default defineConfig(() => c)' }),
    )
    expect(changes.map(({ file }) => file)).not.toContain('vitest.config.ts')
    expect(todo[1]).toContain('add the plugin to vitest.config.ts')
  })
})

it('writes JUnit that an XML reader takes', () => {
  expect(junitOf('<s>', [{ name: 'a"&\u001b' }, { name: 'b', failure: 'x < y\nz' }]))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="&#60;s&#62;" tests="2" failures="1">
  <testcase classname="&#60;s&#62;" name="a&#34;&#38;\ufffd"/>
  <testcase classname="&#60;s&#62;" name="b">
    <failure message="x &#60; y">x &#60; y
z</failure>
  </testcase>
</testsuite>
`)
})
