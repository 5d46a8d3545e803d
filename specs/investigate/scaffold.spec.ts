import { copyFile } from 'node:fs/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readProgramConfig } from 'termtape/control'
import { investigate, scaffold } from 'termtape/investigate'
import { OptionError } from '../../src/errors.ts'
import { Project } from '../project.ts'

const root = resolve(import.meta.dirname, '../..')
const own = resolve(import.meta.dirname, '../programs')
const live = { live: true, save: false } as const
const has = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)))

/** As strict as this project itself, and on the source of the package. */
function tsconfig(spec: string): string {
  const paths = { 'termtape/fixtures': [join(root, 'fixtures/index.ts')] }
  return JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: true, paths, typeRoots: [join(root, 'node_modules/@types')] },
    include: [spec],
  })
}

/** Runs what was written: with the program, without it, and through the compiler. */
async function passes(project: Project, spec: string): Promise<string[]> {
  const withIt = await project.vitest({ TERMTAPE_LIVE: '1' })
  const without = await project.vitest({ CI: '1', PATH: '' })
  for (const { code, output, tests } of [withIt, without]) {
    expect(code, output).toBe(0)
    expect(tests.every(({ status }) => status === 'passed')).toBe(true)
  }
  expect(without.tests.map(({ name }) => name)).toEqual(withIt.tests.map(({ name }) => name))
  await project.write('tsconfig.json', tsconfig(spec))
  const { code, output } = await project.run(join(root, 'node_modules/.bin/tsc'), ['-p', '.'])
  expect(code, output).toBe(0)
  return without.tests.map(({ name }) => name)
}

describe('a starter spec', { timeout: 240_000 }, () => {
  it.each([
    [
      'modes.sh',
      [
        'starts',
        'helps with help',
        'answers a word it does not know',
        'goes to config',
        'goes to config-if',
        'goes to config-vlan',
        'ends with quit',
        'ends with Ctrl+D',
      ],
    ],
    [
      'menus.sh',
      [
        'starts',
        'answers a word it does not know',
        'goes to Reports',
        'goes to Settings',
        'goes to Language',
        'ends with 3',
        'ends with Ctrl+D',
      ],
    ],
  ])('of %s type-checks and passes, live and replayed', async (program, titles) => {
    await using project = await Project.create({})
    await copyFile(join(own, program), join(project.folder, program))
    const report = await investigate('sh', [join(project.folder, program)], live)
    const home = join(project.folder, 'home')
    const made = await scaffold(report, { root: project.folder, home })
    expect(made.left).toEqual([])
    expect(await passes(project, made.spec)).toEqual(titles)
    expect((await readProgramConfig(made.config, home)).commandTemplate).toContain(program)
    await expect(scaffold(report, { root: project.folder, home })).rejects.toThrow(OptionError)
  })

  it('of an unsafe report runs nothing unsafe, and nothing in the project', async () => {
    await using project = await Project.create({ 'data.txt': 'precious\n' })
    await copyFile(join(own, 'trapdoor.sh'), join(project.folder, 'trapdoor.sh'))
    const options = { ...live, cwd: project.folder, unsafe: true }
    const report = await investigate('sh', ['trapdoor.sh'], options)
    expect(report.states.map(({ name }) => name).toSorted()).toEqual(['hall', 'main', 'pit'])
    const made = await scaffold(report, { root: project.folder, home: join(project.folder, 'home') })
    const text = readFileSync(made.spec, 'utf8')
    expect(text).toContain("'enter'")
    expect(text).not.toContain('drop')
    const titles = await passes(project, made.spec)
    expect(titles).toContain('goes to hall')
    expect(titles).toContain('helps with help')
    expect(readdirSync(project.folder)).not.toContain('log.txt')
    expect(readFileSync(join(project.folder, 'data.txt'), 'utf8')).toBe('precious\n')
  })

  it.for([
    ['sqlite3', ['-interactive', ':memory:']],
    ['bc', ['-q']],
  ] as const)('of %s does so too', async ([program, args], { skip }) => {
    skip(!has(program), `${program} is not installed`)
    await using project = await Project.create({})
    const report = await investigate(program, args, live)
    const made = await scaffold(report, { root: project.folder, home: join(project.folder, 'home') })
    const titles = await passes(project, made.spec)
    expect(titles).toContain(`ends with ${report.exit_commands[0]}`)
  })
})
