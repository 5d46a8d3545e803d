import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { messageOf } from './failing.ts'

/** An empty folder for each test of the spec that makes one. */
export class OwnFolder {
  path: string = ''

  constructor() {
    beforeEach(async () => {
      this.path = await realpath(await mkdtemp(join(tmpdir(), 'termtape-spec-')))
      return () => rm(this.path, { recursive: true })
    })
  }

  join(...names: string[]): string {
    return join(this.path, ...names)
  }

  /** What an assertion about it fails with, the same on every machine. */
  async said(assertion: () => unknown): Promise<string> {
    return (await messageOf(assertion)).replaceAll(this.path, '/folder')
  }
}
