import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const hasPexpect = spawnSync('python3', ['-c', 'import pexpect']).status === 0

it.skipIf(!hasPexpect)('has a row for every name of the pexpect that is installed', () => {
  const lister = resolve(root, 'specs/programs/pexpect-names.py')
  const names = execFileSync('python3', [lister], { encoding: 'utf8' }).trim().split('\n')
  const page = readFileSync(resolve(root, 'docs/migrating-from-pexpect.md'), 'utf8')
  const table = page.slice(page.indexOf('## Every name'))
  const first = table.split('\n').flatMap((line) => /^\| (.*?) \|/.exec(line)?.[1] ?? [])
  const rows = first.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(names.length).toBeGreaterThan(300)
  expect(names.filter((name) => !rows.includes(name))).toEqual([])
  expect(rows.filter((name, index) => rows.indexOf(name) !== index)).toEqual([])
})
