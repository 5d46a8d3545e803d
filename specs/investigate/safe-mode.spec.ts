import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { investigate, type InvestigateOptions, quickProbe } from 'termtape/investigate'
import { danger } from '../../src/investigate/danger.ts'
import { harmfulHelp, harmlessHelp } from './help-of-commands.ts'

const programs = resolve(import.meta.dirname, '../programs')
const live: InvestigateOptions = { live: true, save: false }

describe('a program that destroys all it is given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'termtape-wrecker-'))
  const elsewhere = mkdtempSync(join(tmpdir(), 'termtape-elsewhere-'))
  const file = join(folder, 'data.txt')
  const other = join(elsewhere, 'other.txt')
  mkdirSync(join(folder, 'sub'))
  for (const each of [file, join(folder, 'sub/deep.txt'), other]) writeFileSync(each, 'precious\n')
  symlinkSync(other, join(folder, 'link.txt'))
  symlinkSync(file, join(elsewhere, 'back.txt'))
  symlinkSync(elsewhere, join(folder, 'folder-link'))
  symlinkSync(join(elsewhere, 'not-there.txt'), join(folder, 'dangling.txt'))

  const wrecker = join(programs, 'wrecker.sh')
  const ways: [string, string[], InvestigateOptions][] = [
    ['nothing but its folder', [], { cwd: folder }],
    ['an absolute path', [file], {}],
    ['an absolute path inside its folder', [file], { cwd: folder }],
    ['a relative path', ['data.txt'], { cwd: folder }],
    ['a relative path from here', [relative(process.cwd(), file)], {}],
    [
      'a path with dots',
      ['sub/../data.txt', '../' + folder.split('/').at(-1) + '/data.txt'],
      { cwd: folder },
    ],
    ['an option that names a file', [`--db=${file}`], {}],
    ['a link', [join(elsewhere, 'back.txt')], {}],
    ['a link in its folder', ['link.txt', 'folder-link/other.txt', 'dangling.txt'], { cwd: folder }],
    ['a folder', [folder, elsewhere], {}],
    ['a folder with a slash', [`${folder}/`], {}],
    ['a file that is yet to be made', [join(elsewhere, 'not-there.txt')], {}],
    ['a variable', [], { env: { DATA: file } }],
    ['a variable that names its folder', [], { cwd: folder, env: { DATA: folder } }],
    ['a home', [], { env: { HOME: folder } }],
  ]

  it.each(ways)('leaves the originals alone: %s', async (_, args, options) => {
    const probe = await quickProbe('sh', [wrecker, ...args], { ...live, ...options })
    expect(probe.prompt).toBe('wrecked> ')
    expectWhole()
  })

  it('leaves the originals alone: a line for a shell', async () => {
    const probe = await quickProbe('sh', ['-c', `sh "${wrecker}" '${file}' ${folder}`], live)
    expect(probe.prompt).toBe('wrecked> ')
    expectWhole()
  })

  function expectWhole(): void {
    for (const each of [file, join(folder, 'sub/deep.txt'), other])
      expect(readFileSync(each, 'utf8')).toBe('precious\n')
    expect(readdirSync(folder).toSorted()).toEqual([
      'dangling.txt',
      'data.txt',
      'folder-link',
      'link.txt',
      'sub',
    ])
    expect(readdirSync(elsewhere).toSorted()).toEqual(['back.txt', 'other.txt'])
    expect(statSync(wrecker).size).toBeGreaterThan(100)
  }
})

/** A menu of which every third command deletes the data; names say nothing. */
function thirds(seed: number): { table: string; deleting: string[] } {
  const names = 'amber birch cedar delta ember fjord grove heron inlet jetty knoll larch'.split(' ')
  const deleting: string[] = []
  const rows = names.map((name, index) => {
    const deletes = index % 3 === 2
    if (deletes) deleting.push(name)
    const all = deletes ? harmfulHelp : harmlessHelp
    return `${name}\t${deletes ? 'x' : 'o'}\t${all[(seed * 7 + index) % all.length]}`
  })
  return { table: `${rows.join('\n')}\n`, deleting }
}

it(
  'no command that deletes is run in 100 runs, whatever the words of its help',
  { timeout: 600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'termtape-thirds-'))
    writeFileSync(join(folder, 'data.txt'), 'precious\n')
    for (let run = 0; run < 100; run++) {
      const { table, deleting } = thirds(run)
      writeFileSync(join(folder, 'menu.tsv'), table)
      const report = await investigate('sh', [join(programs, 'thirds.sh'), 'menu.tsv'], {
        ...live,
        cwd: folder,
      })
      const tested = Object.entries(report.commands).flatMap(([name, row]) => (row.tested ? [name] : []))
      expect(
        deleting.filter((name) => tested.includes(name)),
        table,
      ).toEqual([])
      expect(tested.length, table).toBeGreaterThanOrEqual(6)
      expect(readFileSync(join(folder, 'data.txt'), 'utf8')).toBe('precious\n')
    }
  },
)

it('two runs give the same report but for times and ids', { timeout: 120_000 }, async () => {
  const volatile = new Set(['id', 'report_id', 'started_at', 'completed_at'])
  for (const [command, ...args] of [
    ['sqlite3'],
    ['sh', join(programs, 'modes.sh')],
    ['sh', join(programs, 'menus.sh')],
  ]) {
    const facts = async (): Promise<string> =>
      JSON.stringify(await investigate(command ?? '', args, live), (key, value: unknown) =>
        volatile.has(key) ? undefined : value,
      )
    expect(await facts()).toBe(await facts())
  }
})

it.each(harmfulHelp)('"%s" is not run', (description) => {
  expect(danger({ name: 'amber', aliases: [], args: '', description })).toBeDefined()
})

it.each(harmlessHelp)('"%s" is run', (description) => {
  expect(danger({ name: 'amber', aliases: [], args: '', description })).toBeUndefined()
})
