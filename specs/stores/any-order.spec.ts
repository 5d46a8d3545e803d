import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { builtEpoch } from '../../src/stores/builders/claude-records.ts'
import { buildSessionHealthStore } from '../../src/stores/builders/session-health-builder.ts'
import { buildSessionManagerStore } from '../../src/stores/builders/session-manager-builder.ts'
import { isObject } from '../../src/stores/is-object.ts'
import { validateSessionStore } from '../../src/stores/validate-session-store.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

/** The same value, the keys of every object in it in an order that the seed decides. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => shuffled(each, seed))
  if (!isObject(value)) return value
  const rank = (key: string): number => Math.imul(key.length * 31 + key.charCodeAt(0), seed | 1) >>> 0
  const entries = Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b))
  return Object.fromEntries(entries.map(([key, each]) => [key, shuffled(each, seed)]))
}

it.each([
  ['session-health', buildSessionHealthStore],
  ['session-manager', buildSessionManagerStore],
] as const)('a %s store stays valid in any order of keys and files', async (kind, build) => {
  const folder = await mkdtemp(join(tmpdir(), 'termtape-spec-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await build(folder)
  const files = (await walkFiles(folder)).filter(
    ({ path, kind: what }) => what === 'file' && path !== 'daemon.log',
  )
  const texts = await Promise.all(files.map(({ path }) => readFile(join(folder, path), 'utf8')))
  const order = fc.shuffledSubarray([...files.keys()], { minLength: files.length })
  await fc.assert(
    fc.asyncProperty(order, fc.integer(), async (places, seed) => {
      // A new file each time: what was written last stands last in the folder.
      for (const at of places) {
        const file = join(folder, files[at]?.path ?? '')
        await rm(file)
        await writeFile(file, JSON.stringify(shuffled(JSON.parse(texts[at] ?? ''), seed)), { mode: 0o600 })
      }
      expect((await validateSessionStore(kind, folder, { now: builtEpoch, strict: true })).findings).toEqual(
        [],
      )
    }),
    { numRuns: 25 },
  )
})
