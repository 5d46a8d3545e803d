import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { registryOf } from '../../src/control/registry/control.ts'

/** Folders that stand for the user's own during one test. */
export interface Home {
  /** `CLAUDE_CONTROL_HOME`. */
  folder: string
  /** `CLAUDE_CONTROL_PIPES`. */
  pipes: string
}

/** Gives every test of a file a home store of its own, and closes what is left open in it. */
export function useHome(): Home {
  const home: Home = { folder: '', pipes: '' }
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'termtape-home-'))
    home.folder = join(root, 'home')
    home.pipes = join(root, 'pipes')
    process.env['CLAUDE_CONTROL_HOME'] = home.folder
    process.env['CLAUDE_CONTROL_PIPES'] = home.pipes
  })
  afterEach(async () => {
    await registryOf(home.folder).closeAll({ force: true })
    delete process.env['CLAUDE_CONTROL_HOME']
    delete process.env['CLAUDE_CONTROL_PIPES']
    await rm(root, { recursive: true, force: true })
  })
  return home
}
