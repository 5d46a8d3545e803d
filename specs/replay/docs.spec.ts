import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The doors that the scripts of these pages use. */
const doors = ['termtape', 'formats']

it.each(['tape-store', 'replay', 'asciicast'])('the script of docs/%s.md runs', async (page) => {
  const text = await readFile(join(root, 'docs', `${page}.md`), 'utf8')
  const scripts = [...text.matchAll(/```ts script\n(.*?)```/gs)].map(([, script = '']) => script)
  expect(scripts).toHaveLength(1)
  const folder = await mkdtemp(join(tmpdir(), 'docs-'))
  const entry = doors.map((name) => `export * from '${join(root, 'src/doors', name)}.ts'\n`).join('')
  await writeFile(join(folder, 'entry.mts'), entry)
  const script = scripts[0]?.replaceAll(/from 'termtape(?:\/\w+)?'/g, "from './entry.mts'") ?? ''
  await writeFile(join(folder, 'script.mts'), script)
  const args = ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(folder, 'script.mts')]
  expect(await promisify(execFile)(process.execPath, args)).toMatchObject({ stderr: '' })
  await rm(folder, { recursive: true })
})
