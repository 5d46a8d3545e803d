import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blocksOf, filesOf, isGuide, pagesOf } from './page-blocks.ts'
import { linkModules, Project } from './project.ts'

const guides = pagesOf(isGuide)
const specOf = (kind: string): string[] => guides.filter((page) => blocksOf(page, kind).length > 0)

/** A project of a reader who typed off a guide. */
async function typedOff(page: string, kind: string): Promise<Project> {
  const specs = blocksOf(page, kind).map((code, index) => [`guide-${index}.spec.ts`, code])
  const project = await Project.create({ ...filesOf(page), ...Object.fromEntries(specs) })
  await linkModules(join(project.folder, 'node_modules'), ['@inquirer'])
  return project
}

describe('a guide', () => {
  it.each(specOf('ts spec'))('%s: records, and replays with nothing on PATH', async (page) => {
    await using project = await typedOff(page, 'ts spec')
    const recorded = await project.vitest()
    expect(recorded.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(recorded.tests.length).toBeGreaterThan(0)
    const replayed = await project.vitest({ CI: '1', PATH: '' })
    expect(replayed.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(replayed.tests).toHaveLength(recorded.tests.length)
  })

  it.each(specOf('ts spec live'))('%s: passes live', async (page) => {
    await using project = await typedOff(page, 'ts spec live')
    const { tests } = await project.vitest()
    expect(tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(tests.length).toBeGreaterThan(0)
  })
})
