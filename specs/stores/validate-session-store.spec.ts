import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import {
  buildSecretManifest,
  damageSecretManifest,
  secretDamages,
} from '../../src/stores/builders/secret-manifest-builder.ts'
import { buildSessionHealthStore } from '../../src/stores/builders/session-health-builder.ts'
import { buildSessionManagerStore } from '../../src/stores/builders/session-manager-builder.ts'
import { describeReport, FindingLog } from '../../src/stores/finding.ts'
import { validateSecretText } from '../../src/stores/secret-manifest/validate-secret-manifest.ts'
import { sessionStoreKinds, validateSessionStore } from '../../src/stores/validate-session-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  return () => rm(folder, { recursive: true })
})

const builders: Record<(typeof sessionStoreKinds)[number], (folder: string) => Promise<unknown>> = {
  claude: buildClaudeStore,
  'session-health': buildSessionHealthStore,
  'session-manager': (target) =>
    buildSessionManagerStore(target, { sessions: 5, archived: 3, activities: 9 }),
}

it.each(sessionStoreKinds)('judges a %s store by its own rules only', async (kind) => {
  await builders[kind](folder)
  expect((await validateSessionStore(kind, folder)).findings).toEqual([])
  const other = kind === 'claude' ? 'session-manager' : 'claude'
  expect((await validateSessionStore(other, folder)).findings).not.toEqual([])
})

it.each(sessionStoreKinds)('says that there is no %s store', async (kind) => {
  const report = await validateSessionStore(kind, join(folder, 'none'))
  expect(report.findings).toMatchObject([{ code: 'no-store', severity: 'error' }])
})

it('refuses a kind nobody knows', async () => {
  // @ts-expect-error a kind nobody knows
  await expect(validateSessionStore('other', folder)).rejects.toThrow(OptionError)
})

it('has nothing to say of a built manifest', async () => {
  expect((await validateSecretText(buildSecretManifest(), 'x')).findings).toEqual([])
})

it.each(Object.keys(secretDamages))('finds in a manifest: %s', async (name) => {
  const { manifest, code } = damageSecretManifest(buildSecretManifest(), name)
  expect((await validateSecretText(manifest, 'x')).findings[0]?.code).toBe(code)
})

it('refuses a damage nobody knows', () => {
  expect(() => damageSecretManifest('', 'toString')).toThrow(OptionError)
})

it('puts a report into words, worst first', () => {
  const rules = {
    bad: { severity: 'error', hint: 'Repair it.' },
    odd: { severity: 'warning', hint: 'Look at it.' },
  } as const
  const log = new FindingLog(rules)
  log.add('odd', 'a.json', 'it is odd')
  log.add('bad', 'b.jsonl', 'it is bad', { line: 3, column: 7, path: 'x.y' })
  expect(describeReport(log.report())).toBe(
    'error bad b.jsonl:3:7 x.y: it is bad\n    Repair it.\nwarning odd a.json it is odd\n    Look at it.',
  )
  expect(describeReport(new FindingLog(rules).report())).toBe('')
})
