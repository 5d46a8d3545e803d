import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nearMisses } from '../../src/live/near-misses.ts'

const folder = mkdtempSync(join(tmpdir(), 'near-'))
for (const name of ['sqlite3', 'git', 'node', 'nodes', 'a']) writeFileSync(join(folder, name), '')

it.each([
  ['sqlite', ['sqlite3']],
  ['sqltie3', ['sqlite3']],
  ['nodee', ['node', 'nodes']],
  ['gti', ['git']],
  ['b', []],
  ['completely-different', []],
])('offers for %s: %j', (name, expected) => {
  expect(nearMisses(name, [folder, '/nowhere'])).toEqual(expected)
})
