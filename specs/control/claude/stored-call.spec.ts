import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { storedCall } from '../../../src/control/claude/stored-call.ts'
import { buildClaudeStore } from '../../../src/stores/builders/claude-store-builder.ts'

let home: string
let id: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'termtape-'))
  id = (await buildClaudeStore(join(home, '.claude'), { sessions: 1 })).sessionIds[0] ?? ''
  vi.stubEnv('HOME', home)
  vi.stubEnv('CLAUDE_CONFIG_DIR', undefined)
  return async () => {
    vi.unstubAllEnvs()
    await rm(home, { recursive: true })
  }
})

it('names the store to the program only where somebody named it to us', async () => {
  const own = await storedCall(id, undefined, {})
  expect([own.folderIsNamed, own.folder, own.options.env]).toEqual([false, join(home, '.claude'), {}])
  const given = await storedCall(id, undefined, { folder: join(home, '.claude') })
  expect([given.folderIsNamed, given.options.env]).toEqual([
    true,
    { CLAUDE_CONFIG_DIR: join(home, '.claude') },
  ])
  vi.stubEnv('CLAUDE_CONFIG_DIR', join(home, '.claude'))
  expect((await storedCall(id, undefined, {})).folderIsNamed).toBe(true)
})
