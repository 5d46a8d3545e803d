import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type BuiltClaudeStore, buildClaudeStore } from '../../src/stores/builders/claude-store-builder.ts'
import { ClaudeStore } from '../../src/stores/claude/claude-store.ts'
import { validateClaudeStore } from '../../src/stores/claude/validate-claude-store.ts'

let root: string
let built: BuiltClaudeStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-'))
  built = await buildClaudeStore(join(root, 'claude'), { sessions: 2 })
  return () => rm(root, { recursive: true })
})

async function codes(folder = built.folder): Promise<string[]> {
  const { findings } = await validateClaudeStore(folder)
  return findings.map(({ code, file }) => `${code} ${file}`)
}

describe('a store with links', () => {
  it('may itself stand behind one', async () => {
    const link = join(root, 'link')
    await symlink('claude', link)
    expect(await codes(link)).toEqual([])
    expect(await new ClaudeStore(link).listSessions()).toHaveLength(2)
    await writeFile(built.credentials, '{ "claudeAiOauth": 1 }')
    expect(await codes(link)).toContain('credentials-shape .credentials.json')
  })

  it('is judged by what Kubernetes mounts into it', async () => {
    await mkdir(join(built.folder, '..2026_01_01'))
    await rename(built.credentials, join(built.folder, '..2026_01_01/.credentials.json'))
    await symlink('..2026_01_01', join(built.folder, '..data'))
    await symlink('..data/.credentials.json', built.credentials)
    expect(await codes()).toEqual([])
    expect(await new ClaudeStore(built.folder).loginState()).toBe('active')
    await chmod(join(built.folder, '..2026_01_01/.credentials.json'), 0o644)
    expect(await codes()).toEqual(['wrong-mode .credentials.json'])
    await writeFile(join(built.folder, '..2026_01_01/.credentials.json'), '{ "claudeAiOauth": 1 }')
    expect(await codes()).toContain('credentials-shape .credentials.json')
  })

  it('has its projects where a link inside leads', async () => {
    await mkdir(join(built.folder, 'data'))
    await rename(join(built.folder, 'projects'), join(built.folder, 'data/projects'))
    await symlink('data/projects', join(built.folder, 'projects'))
    expect(await codes()).toEqual([])
    expect(await new ClaudeStore(built.folder).listSessions()).toHaveLength(2)
  })

  it('does not follow one that leads out, in a circle, or nowhere, and shows no session twice', async () => {
    await writeFile(join(root, 'secret.json'), '{}')
    await rm(built.credentials)
    await symlink(join(root, 'secret.json'), built.credentials)
    await symlink('.', join(built.folder, 'self'))
    await symlink('projects', join(built.folder, 'projects/again'))
    await symlink('gone', join(built.folder, 'nowhere'))
    expect((await codes()).toSorted()).toEqual([
      'link-not-followed .credentials.json',
      'link-not-followed nowhere',
      'link-not-followed projects/again',
      'link-not-followed self',
    ])
    expect(await new ClaudeStore(built.folder).listSessions()).toHaveLength(2)
  })
})
