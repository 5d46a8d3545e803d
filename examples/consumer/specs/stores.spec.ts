import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { expect, test } from 'termtape/fixtures'

test('a store, and the manifest made of it', async ({ sandbox, claudeHome, secretManifest }) => {
  await claudeHome.build({ sessions: 2 })
  await expect(claudeHome.folder).toBeValidSessionStore('claude', { strict: true })
  await expect(sandbox.path('nowhere')).not.toBeValidSessionStore('session-manager')
  execFileSync('git', ['init', '--quiet'], { cwd: sandbox.cwd })
  await sandbox.write({ '.gitignore': '*-secret.yaml\n' })
  await secretManifest.build()
  await expect(secretManifest.file).toBeValidSecretManifest({ name: 'claude-session', git: true })
  await expect(secretManifest.file).toBeGitIgnored()
  await expect(secretManifest.file).not.toBeDeletedAfterApply()
  await rm(secretManifest.file)
  await expect(secretManifest.file).toBeDeletedAfterApply()
})
