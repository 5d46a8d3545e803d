import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { GitRunner } from '../../src/stores/secret-manifest/git-exposure.ts'
import { validateSecretManifest } from '../../src/stores/secret-manifest/validate-secret-manifest.ts'

const git: GitRunner = (args) =>
  new Promise((resolve) => {
    const identity = [
      '-c',
      'user.name=spec',
      '-c',
      'user.email=spec@localhost',
      '-c',
      'init.defaultBranch=main',
    ]
    const child = execFile('git', [...identity, ...args], (_, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    )
  })

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termtape-'))
  file = join(folder, 'claude-session-secret.yaml')
  await writeFile(file, 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: YQ==}\n', {
    mode: 0o600,
  })
  return () => rm(folder, { recursive: true })
})

async function messages(): Promise<string[]> {
  return (await validateSecretManifest(file, { git })).findings.map((each) => each.message)
}

async function inRepository(...steps: string[][]): Promise<void> {
  for (const step of [['init', '-q'], ...steps]) {
    expect(await git(['-C', folder, ...step])).toMatchObject({ code: 0 })
  }
}

const ignoreIt = (): Promise<void> => writeFile(join(folder, '.gitignore'), '*-secret.yaml\n')

it('is content with a file that is ignored and was never committed', async () => {
  await ignoreIt()
  await inRepository(['add', '.'], ['commit', '-qm', 'x'])
  expect(await messages()).toEqual([])
})

it('says "Secret exposed in git" of a file no rule ignores', async () => {
  await inRepository()
  expect(await messages()).toEqual(['Secret exposed in git: no rule ignores the file'])
})

it('is not fooled by a rule for a file that is tracked already', async () => {
  await inRepository(['add', '.'])
  await ignoreIt()
  expect(await messages()).toEqual(['Secret exposed in git: the file is tracked'])
})

it('finds a file that was committed once', async () => {
  await inRepository(
    ['add', '.'],
    ['commit', '-qm', 'x'],
    ['rm', '-q', '--cached', 'claude-session-secret.yaml'],
  )
  await ignoreIt()
  await inRepository(['add', '.'], ['commit', '-qm', 'y'])
  expect(await messages()).toEqual(['Secret exposed in git: a commit holds the file'])
})

it('does not call a file safe that is in no repository', async () => {
  expect(await messages()).toEqual([
    'cannot determine: the file is in no repository, or git is not installed',
  ])
})

it('does not call a file safe when git is missing', async () => {
  const report = await validateSecretManifest(file, {
    git: () => Promise.resolve({ code: null, stdout: '' }),
  })
  expect(report.findings).toMatchObject([{ code: 'git-unknown', severity: 'error' }])
})
