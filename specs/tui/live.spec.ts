import { spawnSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkModules, Project } from '../project.ts'

const repository = resolve(import.meta.dirname, '../..')

/** The programs, and the specs beside this one that drive them. */
const programs = {
  vim: 'vim',
  htop: 'htop',
  fzf: 'fzf',
  dialog: 'dialog',
  nano: 'nano',
  less: 'less',
  node: 'clack',
}

/** With its tape, a spec passes on any machine. Whether the program still answers so, only a machine that has it can tell. */
function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined
}

describe('a full-screen program of this machine', () => {
  it.for(Object.entries(programs))(
    '%s: is recorded, recorded again without a difference, and replayed',
    async ([program, spec], { skip }) => {
      if (!isInstalled(program)) skip(`${program} is not installed`)
      await using project = await Project.create({})
      await linkModules(join(project.folder, 'node_modules'), ['@clack'])
      for (const name of [`specs/tui/${spec}.spec.ts`, 'specs/programs'])
        await cp(join(repository, name), join(project.folder, name), { recursive: true })
      // Snapshots are those of this machine's version, written by the first run.
      const first = await project.vitest()
      expect(first.code, first.output).toBe(0)
      const recorded = await project.contents()
      expect(Object.keys(recorded).length).toBeGreaterThan(0)
      const again = await project.vitest({ TERMTAPE_RECORD: 'OVERWRITE' })
      expect(again.code, again.output).toBe(0)
      expect(await project.contents()).toEqual(recorded)
      const replayed = await project.vitest({ CI: '1', PATH: '' })
      expect(replayed.tests, replayed.output).toEqual(first.tests)
    },
  )
})
