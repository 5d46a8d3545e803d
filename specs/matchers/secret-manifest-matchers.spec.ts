import { execFileSync } from 'node:child_process'
import { symlink, writeFile } from 'node:fs/promises'
import { beforeEach, describe, it } from 'vitest'
import '../../matchers/register.ts'
import { expect } from '../../matchers/expect.ts'
import {
  buildSecretManifest,
  damageSecretManifest,
} from '../../src/stores/builders/secret-manifest-builder.ts'
import { OwnFolder } from './own-folder.ts'

const own = new OwnFolder()
let file: string
beforeEach(() => {
  file = own.join('claude-session-secret.yaml')
})

describe('toBeValidSecretManifest', () => {
  it('holds for what kubectl takes', async () => {
    await writeFile(file, buildSecretManifest(), { mode: 0o600 })
    await expect(file).toBeValidSecretManifest({ name: 'claude-session', requiredFiles: ['settings.json'] })
    await expect(file).not.toBeValidSecretManifest({ name: 'other' })
    expect(await own.said(() => expect(file).not.toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(path).not.toBeValidSecretManifest()

      Expected: /folder/claude-session-secret.yaml not to be a valid Secret manifest
      Received: nothing to find fault with"
    `)
  })

  it('lists what is wrong, where, and what to do', async () => {
    await writeFile(file, damageSecretManifest(buildSecretManifest(), 'no data').manifest, { mode: 0o600 })
    expect(await own.said(() => expect(file).toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(path).toBeValidSecretManifest()

      Expected: /folder/claude-session-secret.yaml to be a valid Secret manifest
      Received: 1 error
                error no-data /folder/claude-session-secret.yaml:1:1 data: Invalid secret structure: no data keys
                    Create the manifest from a folder with files: kubectl makes an empty Secret of an empty one."
    `)
    await writeFile(file, damageSecretManifest(buildSecretManifest(), 'key twice').manifest, { mode: 0o600 })
    expect(await own.said(() => expect(file).toBeValidSecretManifest())).toMatchInlineSnapshot(`
      "expect(path).toBeValidSecretManifest()

      Expected: /folder/claude-session-secret.yaml to be a valid Secret manifest
      Received: 1 error
                error duplicate-key /folder/claude-session-secret.yaml:5:3 the same key twice in one mapping
                    Keep one of the two; the last one would silently win."
    `)
  })

  it('asks git where it is told to', async () => {
    await writeFile(file, buildSecretManifest(), { mode: 0o600 })
    git('init', '-q')
    await expect(file).toBeValidSecretManifest()
    await expect(file).not.toBeValidSecretManifest({ git: true })
    await writeFile(own.join('.gitignore'), '*-secret.yaml\n')
    await expect(file).toBeValidSecretManifest({ git: true })
  })
})

describe('toBeGitIgnored', () => {
  it('holds for a file that is ignored and was never known', async () => {
    git('init', '-q')
    await writeFile(own.join('.gitignore'), '*-secret.yaml\n')
    await expect(file).toBeGitIgnored()
    await writeFile(file, buildSecretManifest(), { mode: 0o600 })
    await expect(file).toBeGitIgnored()
    expect(await own.said(() => expect(file).not.toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(path).not.toBeGitIgnored()

      Expected: /folder/claude-session-secret.yaml not to be kept out of git
      Received: nothing to find fault with"
    `)
  })

  it('asks the repository the file is in, whatever a hook has set', async () => {
    git('init', '-q')
    await writeFile(own.join('.gitignore'), '*-secret.yaml\n')
    process.env['GIT_DIR'] = own.join('elsewhere')
    try {
      await expect(file).toBeGitIgnored()
    } finally {
      delete process.env['GIT_DIR']
    }
  })

  it('is not fooled by a rule for a file that is tracked, nor by one that was', async () => {
    git('init', '-q')
    await writeFile(file, buildSecretManifest(), { mode: 0o600 })
    expect(await own.said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(path).toBeGitIgnored()

      Expected: /folder/claude-session-secret.yaml to be kept out of git
      Received: 1 error
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: no rule ignores the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
    git('add', '.')
    git('commit', '-qm', 'x')
    await writeFile(own.join('.gitignore'), '*-secret.yaml\n')
    expect(await own.said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(path).toBeGitIgnored()

      Expected: /folder/claude-session-secret.yaml to be kept out of git
      Received: 2 errors
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: the file is tracked
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed.
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: a commit holds the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
    git('rm', '-q', '--cached', 'claude-session-secret.yaml')
    git('commit', '-qm', 'y')
    expect(await own.said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(path).toBeGitIgnored()

      Expected: /folder/claude-session-secret.yaml to be kept out of git
      Received: 1 error
                error secret-exposed /folder/claude-session-secret.yaml Secret exposed in git: a commit holds the file
                    Ignore it in .gitignore; untrack it with git rm --cached; where a commit holds it, rewrite the history. Replace the tokens if it was ever pushed."
    `)
  })

  it('fails where git cannot tell, negated too', async () => {
    expect(await own.said(() => expect(file).not.toBeGitIgnored())).toContain('cannot determine')
    expect(await own.said(() => expect(file).toBeGitIgnored())).toMatchInlineSnapshot(`
      "expect(path).toBeGitIgnored()

      Expected: /folder/claude-session-secret.yaml to be kept out of git
      Received: 1 error
                error git-unknown /folder/claude-session-secret.yaml cannot determine: the file is in no repository, or git is not installed
                    Cannot determine whether git would publish the file. Keep it inside a repository that ignores it."
    `)
  })
})

describe('toBeDeletedAfterApply', () => {
  it('holds once the file is gone, and a dangling link is not gone', async () => {
    await expect(file).toBeDeletedAfterApply()
    expect(await own.said(() => expect(file).not.toBeDeletedAfterApply())).toMatchInlineSnapshot(`
      "expect(path).not.toBeDeletedAfterApply()

      Expected: /folder/claude-session-secret.yaml not to be deleted
      Received: nothing to find fault with"
    `)
    await symlink('nowhere', file)
    expect(await own.said(() => expect(file).toBeDeletedAfterApply())).toMatchInlineSnapshot(`
      "expect(path).toBeDeletedAfterApply()

      Expected: /folder/claude-session-secret.yaml to be deleted
      Received: 1 error
                error not-deleted /folder/claude-session-secret.yaml the manifest is still there
                    Delete the manifest now that the cluster holds it."
    `)
  })
})

function git(...args: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=spec',
    '-c',
    'user.email=spec@localhost',
    '-c',
    'init.defaultBranch=main',
  ]
  execFileSync('git', [...identity, '-C', own.path, ...args], { stdio: 'ignore' })
}
