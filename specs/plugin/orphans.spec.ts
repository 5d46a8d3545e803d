import { afterAll, describe, expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'
import { ci, fourNew, orphan, orphaned, spec } from './orphan-words.ts'

const project = await Project.create({
  'vitest.config.mjs': configOf('{}'),
  'one.spec.ts': spec('one'),
  'two.spec.ts': spec('two'),
})
afterAll(() => project[Symbol.asyncDispose]())

it('tells of new tapes, once', async () => {
  expect((await project.cli(['run'])).output).toContain(fourNew)
  expect((await project.cli(['run'], ci)).output).not.toContain('Tapes')
})

describe('a tape no test uses', () => {
  it('is an orphan after a whole run', async () => {
    await project.write(orphan, await project.read('tapes/sh/one/says-one.json5'))
    const { output, code } = await project.cli(['run'], ci)
    expect(code).toBe(0)
    expect(output).toContain(`${orphaned}\n     ${orphan}`)
  })

  it.each([
    ['some tests', ['-t', 'says']],
    ['a shard', ['--shard=1/2']],
  ])('is none after a run of %s', async (_, args) => {
    const { output, code } = await project.cli(['run', ...args], ci)
    expect(code).toBe(0)
    expect(output).not.toContain('orphan')
  })

  it('is none when a test failed', async () => {
    await project.write('two.spec.ts', spec('two', 'test', 'three'))
    const { output, code } = await project.cli(['run'], ci)
    expect(code).toBe(1)
    expect(output).not.toContain('orphan')
  })

  it('is none when it belongs to a test that was skipped', async () => {
    await project.write('two.spec.ts', spec('two', 'test.skip'))
    const { output } = await project.cli(['run'], ci)
    expect(output.match(/tapes\/sh\/[^\n]*/g)).toEqual([orphan])
    await project.write('two.spec.ts', spec('two'))
  })
})

it('leaves JSON alone, and is in it', async () => {
  await project.write(orphan, await project.read('tapes/sh/one/says-one.json5'))
  const json = ['run', '--reporter=json', '--outputFile=report.json']
  const { stdout, stderr } = await project.cli(json, ci)
  expect(JSON.parse(await project.read('report.json'))).toMatchObject({
    testResults: expect.arrayContaining([
      expect.objectContaining({
        assertionResults: expect.arrayContaining([
          expect.objectContaining({
            meta: {
              termtape: [expect.objectContaining({ path: 'tapes/sh/one/says-one.json5', how: 'replayed' })],
            },
          }),
        ]),
      }),
    ]),
  })
  // Without a file, JSON may be all that is on the standard output.
  expect(stdout).not.toContain('Tapes')
  expect(stderr).toContain(orphaned)
})
