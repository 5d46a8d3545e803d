import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { StoreFileError } from '../../src/errors.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import {
  buildRuntimeState,
  buildSessionHealthStore,
} from '../../src/stores/builders/session-health-builder.ts'
import { buildSessionManagerStore } from '../../src/stores/builders/session-manager-builder.ts'
import { createSecretManifest } from '../../src/stores/secret-manifest/create-secret-manifest.ts'
import {
  validateSecretManifest,
  validateSecretText,
} from '../../src/stores/secret-manifest/validate-secret-manifest.ts'
import { SessionManager } from '../../src/stores/session-manager/session-manager.ts'
import { type SessionStoreKind, validateSessionStore } from '../../src/stores/validate-session-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  return () => rm(folder, { recursive: true })
})

const builders: Record<SessionStoreKind, (folder: string) => Promise<unknown>> = {
  claude: buildClaudeStore,
  'session-health': buildSessionHealthStore,
  'session-manager': buildSessionManagerStore,
}

/** A file of each kind of store that is read. */
const files: readonly [SessionStoreKind, string][] = [
  ['claude', '.credentials.json'],
  ['claude', 'history.jsonl'],
  ['session-health', 'runtime-state.json'],
  ['session-manager', 'registry.json'],
  ['session-manager', 'session_session-1.json'],
]

describe.runIf(process.platform !== 'win32')('what is no file', () => {
  it.each(files)('is a finding where %s keeps %s', async (kind, name) => {
    for (const make of [(path: string) => mkdir(path), (path: string) => execFileSync('mkfifo', [path])]) {
      const store = await mkdtemp(join(folder, 'store-'))
      await builders[kind](store)
      await rm(join(store, name))
      await make(join(store, name))
      const { findings, valid } = await validateSessionStore(kind, store)
      expect(valid).toBe(false)
      expect(findings).toContainEqual(expect.objectContaining({ code: 'unreadable-file', file: name }))
    }
  })

  it('is a finding in place of a manifest, and no wait for a writer', async () => {
    const pipe = join(folder, 'secret.yaml')
    execFileSync('mkfifo', [pipe])
    expect((await validateSecretManifest(pipe)).findings).toMatchObject([{ code: 'unreadable-file' }])
  })

  it('is an error in place of a registry', async () => {
    execFileSync('mkfifo', [join(folder, 'registry.json')])
    const manager = new SessionManager(folder, { retry: { maxRetries: 0 } })
    await expect(manager.listSessions()).rejects.toThrow(StoreFileError)
  })

  it('is not looked for behind a link', async () => {
    await buildSessionManagerStore(folder)
    await rm(join(folder, 'registry.json'))
    await symlink('/dev/zero', join(folder, 'registry.json'))
    const { findings } = await validateSessionStore('session-manager', folder)
    expect(findings).toMatchObject([{ code: 'link-not-followed', file: 'registry.json' }])
  })
})

// Root reads what it likes, so a folder is closed to it by nothing.
it.runIf(process.getuid?.() !== 0)('says that a folder is closed', async () => {
  await buildClaudeStore(folder)
  await chmod(join(folder, 'projects'), 0o000)
  const { findings, valid } = await validateSessionStore('claude', folder)
  await chmod(join(folder, 'projects'), 0o700)
  expect(valid).toBe(false)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'unreadable-file', file: 'projects' }))
})

describe('a runtime state', () => {
  const put = (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), text, { mode: 0o600 })

  it('may contain itself, and is refused', async () => {
    await buildSessionHealthStore(folder)
    await put('runtime-state.yaml', 'a: &a\n  b: *a\n')
    const { findings } = await validateSessionStore('session-health', folder)
    expect(findings).toMatchObject([{ code: 'yaml-syntax', file: 'runtime-state.yaml' }])
  })

  it('may nest too deep to be compared', async () => {
    await buildSessionHealthStore(folder)
    const state = JSON.stringify(buildRuntimeState())
    await put('runtime-state.yaml', `${state}\n`)
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    await put('runtime-state.json', `{"x":${nested},${state.slice(1)}`)
    const { findings } = await validateSessionStore('session-health', folder)
    expect(findings).toContainEqual(expect.objectContaining({ code: 'yaml-json-conflict' }))
  })
})

describe('a manifest', () => {
  // Judged pair by pair, each of these would take minutes.
  const many = 150_000
  it.each([
    ['keys', Array.from({ length: many }, (_, at) => `k${at}: ""\n`).join('')],
    ['aliases', `x:\n${'- *a\n'.repeat(many)}`],
    ['merges', `x:\n  <<: [${Array.from({ length: many }, () => '*a').join(',')}]\n`],
  ])('may have more %s than are read', async (_, text) => {
    const { findings } = await validateSecretText(`a: &a {k: v}\n${text}`, 'x')
    expect(findings).toMatchObject([{ code: 'alias-bomb' }])
  })

  it('takes an alias for the last anchor before it', async () => {
    const head = 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n'
    const text = `${head}stringData:\n  a: &v one\n  b: *v\n  c: &v two\n  d: *v\n`
    const { findings } = await validateSecretText(text, 'x', { requiredFiles: ['b', 'd'] })
    expect(findings.map((each) => each.code)).toEqual(['only-string-data'])
    const undone = await validateSecretText(`${head}stringData:\n  a: *v\n  b: &v one\n`, 'x')
    expect(undone.findings).toMatchObject([{ code: 'yaml-syntax', line: 5 }])
  })
})

describe('a folder for a Secret', () => {
  it('may hold names of any length a key has', async () => {
    for (const length of [127, 128, 129, 253]) await writeFile(join(folder, 'a'.repeat(length)), 'x')
    await writeFile(join(folder, '1'.repeat(129)), '')
    const { yaml } = await createSecretManifest(folder, { name: 'x' })
    expect(yaml).toContain(`\n  ${'a'.repeat(128)}: eA==\n`)
    expect(yaml).toContain(`\n  ? ${'a'.repeat(129)}\n  : eA==\n`)
    expect(yaml).toContain(`\n  ? "${'1'.repeat(129)}"\n  : ""\n`)
  })

  it.runIf(process.platform === 'linux')('may hold a name that is no text', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]), 'x')
    await expect(createSecretManifest(folder, { name: 'x' })).rejects.toThrow(StoreFileError)
  })
})
