import fc from 'fast-check'
import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { fuzz, inputs, send } from 'termtape/fuzz'
import { Project } from '../project.ts'
import { planted } from './subject.ts'

const program = 'menu.mjs'

/** A campaign of one case that is known to fail. */
function campaign(folder: string): ReturnType<typeof fuzz> {
  const only = inputs('only', fc.constant([send('x'), send('oo'), send('yc'), send('oo')]))
  return fuzz(process.execPath, [program], {
    seed: 1,
    guided: false,
    lanes: 1,
    confirm: 2,
    budget: { sessions: 3 },
    inputs: [only],
    cwd: folder,
  })
}

it('writes a spec that fails, live and replayed, until the program is mended', async () => {
  await using project = await Project.create({})
  const [, [broken = '']] = planted('state-crash.mjs')
  await copyFile(broken, join(project.folder, program))
  await copyFile(resolve(broken, '../raw.mjs'), join(project.folder, 'raw.mjs'))
  const { findings, repeatable } = await campaign(project.folder)
  expect(repeatable).toBe(true)
  expect(findings).toMatchObject([
    { kind: 'crash', signal: 'SIGSEGV', rate: '2/2', size: 3, confirmed: true },
  ])
  const [finding] = findings
  expect(finding?.repeat).toMatch(/^npx termtape fuzz --steps '"ooc"' --pacing \w+ -- \S*node menu\.mjs$/)
  await finding?.toSpec({ root: project.folder, path: 'menu.spec.ts' })

  const live = await project.vitest({ TERMTAPE_LIVE: '1' })
  expect(live.tests).toMatchObject([{ status: 'failed' }])
  expect(live.tests[0]?.failure).toContain('died of SIGSEGV')
  const replayed = await project.vitest({ CI: '1', PATH: '' })
  expect(replayed.tests).toMatchObject([{ status: 'failed' }])
  expect(replayed.tests[0]?.failure).toContain('died of SIGSEGV')

  await project.write(program, (await project.read(program)).replace('fault()', 'level = 1'))
  const mended = await project.vitest({ TERMTAPE_LIVE: '1' })
  expect(mended.tests).toMatchObject([{ status: 'passed' }])
  expect((await project.vitest({ CI: '1', PATH: '' })).tests).toMatchObject([{ status: 'passed' }])
})
