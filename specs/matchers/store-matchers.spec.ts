import { execFileSync } from 'node:child_process'
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expectTypeOf, describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import { buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import { damageClaudeStore } from '../../src/stores/builders/damage-claude-store.ts'
import {
  buildSecretManifest,
  damageSecretManifest,
} from '../../src/stores/builders/secret-manifest-builder.ts'
import { buildSessionHealthStore } from '../../src/stores/builders/session-health-builder.ts'
import { buildSessionManagerStore } from '../../src/stores/builders/session-manager-builder.ts'
import { pathGiven } from '../../matchers/path-given.ts'
import { messageOf, failureOf, placeOf } from './failing.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'termtape-spec-')))
  file = join(folder, 'claude-session-secret.yaml')
  return () => rm(folder, { recursive: true })
})

async function said(assertion: () => unknown): Promise<string> {
  return (await messageOf(assertion)).replaceAll(folder, '/folder')
}

describe('toBeValidSessionStore', () => {
  it('holds for a store of each kind, and not for one of another', async () => {
    await buildClaudeStore(join(folder, 'claude'))
    await buildSessionHealthStore(join(folder, 'health'))
    await buildSessionManagerStore(join(folder, 'manager'))
    await expect(join(folder, 'claude')).toBeValidSessionStore('claude')
    await expect(join(folder, 'health')).toBeValidSessionStore('session-health')
    await expect(join(folder, 'manager')).toBeValidSessionStore('session-manager')
    await expect(join(folder, 'none')).not.toBeValidSessionStore('session-manager')
  })

  it('lists what is wrong, where, and what to do', async () => {
    const store = await buildClaudeStore(folder)
    await damageClaudeStore(store, 'D1 torn tail')
    await damageClaudeStore(store, 'D10 line that is no object')
    expect(await said(() => expect(folder).toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
      "expect(tape).toBeValidSessionStore("claude")

      Expected: a valid claude store in /folder
      Received: 1 error, 1 warning
                error not-an-object projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:3:1 a JSON string where an object with fields was expected
                    Every line holds one JSON object with at least one field.
                warning torn-tail projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:14:41 the last line breaks off after 40 characters
                    The last write was cut off. Delete the last line; the lines before it are whole."
    `)
    expect(await said(() => expect(join(folder, 'x')).toBeValidSessionStore('claude')))
      .toMatchInlineSnapshot(`
        "expect(tape).toBeValidSessionStore("claude")

        Expected: a valid claude store in /folder/x
        Received: 1 error
                  error no-store /folder/x Run claude login first: there is no such folder
                      If the store is elsewhere, give its path or set CLAUDE_CONFIG_DIR."
      `)
  })

  it('says of an empty transcript that session files are corrupted', async () => {
    const store = await buildClaudeStore(folder, { sessions: 1 })
    await damageClaudeStore(store, 'D23 empty file')
    expect(await said(() => expect(folder).toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
      "expect(tape).toBeValidSessionStore("claude")

      Expected: a valid claude store in /folder
      Received: 1 error
                error empty-transcript projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl Session files corrupted: the file is empty
                    The program was stopped before it wrote. Delete the file."
    `)
  })

  it('judges a test prompt', async () => {
    await buildClaudeStore(folder)
    const good = { code: 0, output: 'Auth test successful\n' }
    await expect(folder).toBeValidSessionStore('claude', { testPrompt: good })
    const bad = { code: 1, output: 'API Error: 401' }
    expect(await said(() => expect(folder).toBeValidSessionStore('claude', { testPrompt: bad })))
      .toMatchInlineSnapshot(`
      "expect(tape).toBeValidSessionStore("claude")

      Expected: a valid claude store in /folder
      Received: 1 error
                error prompt-failed test prompt Authentication failed: it ended with exit code 1
                    Log in again with claude login, then repeat the test prompt."
    `)
  })

  it('takes warnings for errors where it is strict', async () => {
    await damageClaudeStore(await buildClaudeStore(folder), 'D1 torn tail')
    await expect(folder).toBeValidSessionStore('claude')
    await expect(folder).not.toBeValidSessionStore('claude', { strict: true })
    expect(await said(() => expect(folder).not.toBeValidSessionStore('claude'))).toMatchInlineSnapshot(`
      "expect(tape).not.toBeValidSessionStore("claude")

      Expected: not a valid claude store in /folder
      Received: 1 warning
                warning torn-tail projects/-home-user-project/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl:13:41 the last line breaks off after 40 characters
                    The last write was cut off. Delete the last line; the lines before it are whole."
    `)
  })

  it('says what it takes', async () => {
    const wrong: unknown = 42
    expect(() => pathGiven(wrong, 'toBeGitIgnored')).toThrow('the path of a file or a folder')
    expect(() => pathGiven('', 'toBeGitIgnored')).toThrow('the path of a file or a folder')
    expect(
      await said(() => expect(folder).toBeValidSessionStore(JSON.parse('"clod"'))),
    ).toMatchInlineSnapshot(
      `"Invalid kind of session store: "clod". Expected one of claude, session-health, session-manager."`,
    )
  })

  it('points at the line of the spec', async () => {
    expect(
      placeOf(await failureOf(() => expect(folder).toBeValidSessionStore('claude', { strict: true }))),
    ).toBe('store-matchers.spec.ts')
  })
})

describe('toBeValidSecretManifest', () => {
  it('holds for what kubectl takes', async () => {
    await writeFile(file, buildSecretManifest())
    await expect(file).toBeValidSecretManifest({ name: 'claude-session', requiredFiles: ['settings.json'] })
    await expect(file).not.toBeValidSecretManifest({ name: 'other' })
    expect(await said(() => expect(file).not.toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(tape).not.toBeValidSecretManifest()

      Expected: not a valid Secret manifest
      Received: nothing to find fault with"
    `)
  })

  it('lists what is wrong, where, and what to do', async () => {
    await writeFile(file, damageSecretManifest(buildSecretManifest(), 'no data').manifest)
    expect(await said(() => expect(file).toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(tape).toBeValidSecretManifest()

      Expected: a valid Secret manifest
      Received: 1 error
                error no-data /folder/claude-session-secret.yaml:1:1 data: Invalid secret structure: no data keys
                    Create the manifest from a folder with files: kubectl makes an empty Secret of an empty one."
    `)
    await writeFile(file, damageSecretManifest(buildSecretManifest(), 'key twice').manifest)
    expect(await said(() => expect(file).toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(tape).toBeValidSecretManifest()

      Expected: a valid Secret manifest
      Received: 1 error
                error duplicate-key /folder/claude-session-secret.yaml:5:3 the same key twice in one mapping
                    Keep one of the two; the last one would win without a word."
    `)
  })

  it('asks git where it is told to', async () => {
    await writeFile(file, buildSecretManifest())
    git('init', '-q')
    await expect(file).toBeValidSecretManifest()
    await expect(file).not.toBeValidSecretManifest({ git: true })
    await writeFile(join(folder, '.gitignore'), '*-secret.yaml\n')
    await expect(file).toBeValidSecretManifest({ git: true })
  })
})

describe('toBeGitIgnored', () => {
  it('holds for a file that is ignored and was never known', async () => {
    git('init', '-q')
    await writeFile(join(folder, '.gitignore'), '*-secret.yaml\n')
    await expect(file).toBeGitIgnored()
    await writeFile(file, buildSecretManifest())
    await expect(file).toBeGitIgnored()
    expect(await said(() => expect(file).not.toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(tape).not.toBeGitIgnored()

      Expected: not kept out of git: /folder/claude-session-secret.yaml
      Received: nothing to find fault with"
    `)
  })

  it('asks the repository the file is in, whatever a hook has set', async () => {
    git('init', '-q')
    await writeFile(join(folder, '.gitignore'), '*-secret.yaml\n')
    process.env['GIT_DIR'] = join(folder, 'elsewhere')
    try {
      await expect(file).toBeGitIgnored()
    } finally {
      delete process.env['GIT_DIR']
    }
  })

  it('is not fooled by a rule for a file that is tracked, nor by one that was', async () => {
    git('init', '-q')
    await writeFile(file, buildSecretManifest())
    expect(await said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(tape).toBeGitIgnored()

      Expected: kept out of git: /folder/claude-session-secret.yaml
      Received: 1 error
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: no rule ignores the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
    git('add', '.')
    git('commit', '-qm', 'x')
    await writeFile(join(folder, '.gitignore'), '*-secret.yaml\n')
    expect(await said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(tape).toBeGitIgnored()

      Expected: kept out of git: /folder/claude-session-secret.yaml
      Received: 2 errors
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: the file is tracked
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed.
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: a commit holds the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
    git('rm', '-q', '--cached', 'claude-session-secret.yaml')
    git('commit', '-qm', 'y')
    expect(await said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(tape).toBeGitIgnored()

      Expected: kept out of git: /folder/claude-session-secret.yaml
      Received: 1 error
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: a commit holds the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
  })

  it('fails where git cannot tell, negated too', async () => {
    expect(await said(() => expect(file).not.toBeGitIgnored())).toContain('git cannot tell')
    expect(await said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(tape).toBeGitIgnored()

      Expected: kept out of git: /folder/claude-session-secret.yaml
      Received: 1 error
                error git-unknown /folder/claude-session-secret.yaml git cannot tell: the file is in no repository, or git is not there
                    Nobody can tell whether git would publish the file. Keep it inside a repository that ignores it."
    `)
  })
})

describe('toBeDeletedAfterApply', () => {
  it('holds once the file is gone, and a dangling link is not gone', async () => {
    await expect(file).toBeDeletedAfterApply()
    expect(await said(() => expect(file).not.toBeDeletedAfterApply())).toMatchInlineSnapshot(`
      "expect(tape).not.toBeDeletedAfterApply()

      Expected: not deleted: /folder/claude-session-secret.yaml
      Received: nothing to find fault with"
    `)
    await symlink('nowhere', file)
    expect(await said(() => expect(file).toBeDeletedAfterApply())).toMatchInlineSnapshot(`
      "expect(tape).toBeDeletedAfterApply()

      Expected: deleted: /folder/claude-session-secret.yaml
      Received: 1 error
                error not-deleted /folder/claude-session-secret.yaml the manifest is still there
                    Delete the manifest now that the cluster holds it."
    `)
  })
})

// The compiler judges this; it is never called.
export function offeredForPathsAlone(path: string): void {
  expectTypeOf(expect(path).toBeGitIgnored()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).not.toBeDeletedAfterApply()).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(path).toBeValidTape()).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error -- a number is no path
  void expect(42).toBeGitIgnored
  // @ts-expect-error -- no such kind of store
  void expect(path).toBeValidSessionStore('clod')
}

function git(...args: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=spec',
    '-c',
    'user.email=spec@localhost',
    '-c',
    'init.defaultBranch=main',
  ]
  execFileSync('git', [...identity, '-C', folder, ...args], { stdio: 'ignore' })
}
