import { describe, expect, it } from 'vitest'
import { configOf, Project } from '../project.ts'

const echo = (words: string): string => `
  import { expect, test } from 'termtape/fixtures'
  test('prints', async ({ terminal }) => {
    await expect(await terminal.spawn('sh', ['-c', 'echo ${words}'])).toPrint('${words.split(' ')[0]}')
  })
`

describe('a run', () => {
  it('says how often it masked something, and nothing when that is not written again', async () => {
    await using project = await Project.create({
      'vitest.config.mjs': configOf("{ redact: { values: ['open-sesame'] } }"),
      'door.spec.ts': echo('open-sesame'),
    })
    const { output } = await project.cli(['run'])
    expect(output).toContain('1 with secrets masked\n     tapes/sh/door/prints.json5, custom ×2\n')
    const again = await project.cli(['run', '-u'])
    expect(again).toMatchObject({ code: 0, output: expect.not.stringContaining('Tapes') })
  })

  it('names tapes that have expired', async () => {
    await using project = await Project.create({
      'vitest.config.mjs': configOf("{ expires: { after: '30d' } }"),
      'old.spec.ts': echo('old'),
      'young.spec.ts': echo('young'),
    })
    await project.cli(['run'])
    const tape = 'tapes/sh/old/prints.json5'
    await project.write(tape, (await project.read(tape)).replace(/"createdAt": "\d{4}/, '"createdAt": "2020'))
    const { output, code } = await project.cli(['run'], { CI: '1' })
    expect(code).toBe(0)
    expect(output).toMatch(
      /\n Tapes\n {3}1 expired: to be recorded again\n {5}tapes\/sh\/old\/prints\.json5, \d{4} days old\n/,
    )
    expect(output).not.toContain('young/prints')
  })
})
