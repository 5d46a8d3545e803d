import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { investigate, type InvestigateOptions, loadReport, saveReport } from 'termtape/investigate'
import { TapeMissError } from '../../src/errors.ts'

const programs = resolve(import.meta.dirname, '../programs')
const live: InvestigateOptions = { live: true, save: false }

function names(states: readonly { name: string }[]): string[] {
  return states.map(({ name }) => name).toSorted()
}

describe('a program with modes three deep', () => {
  it('is found with all its commands, states and ways between them', async () => {
    const report = await investigate('sh', [join(programs, 'modes.sh')], live)
    expect(Object.keys(report.commands).toSorted()).toEqual([
      'configure',
      'exit',
      'hostname',
      'interface',
      'name',
      'poke',
      'quit',
      'show',
      'speed',
      'tidy',
      'vlan',
    ])
    expect(report.prompts).toEqual([
      'router> ',
      'router(config)> ',
      'router(config-if)> ',
      'router(config-vlan)> ',
    ])
    expect(names(report.states)).toEqual(['config', 'config-if', 'config-vlan', 'main'])
    const state = (name: string) => report.states.find((each) => each.name === name)
    const to = (name: string, other: string) => state(name)?.transitions[state(other)?.id ?? '']
    expect(to('main', 'config')).toBe('configure')
    expect(to('config', 'config-if')).toBe('interface demo')
    expect(to('config-if', 'config-vlan')).toBe('vlan')
    expect(to('config-vlan', 'config-if')).toBe('exit')
    expect(report.help_commands).toEqual(['help'])
    expect(report.exit_commands).toEqual(['quit', 'Ctrl+D'])
    expect(report.safety_notes.filter((note) => note.startsWith('Not run'))).toEqual([
      'Not run: "tidy": its help says "Delete".',
      'Not run: "poke": its help says "Crash".',
    ])
    expect(report.toMermaid()).toContain('s1 --> s2 : configure')
    expect(report.toSvg()).toContain('router(config-vlan)')
    expect(report.toMarkdown()).toContain('| `interface NAME` | Configure an interface | yes |')
  })

  it('is not gone into deeper than asked', async () => {
    const report = await investigate('sh', [join(programs, 'modes.sh')], { ...live, depth: 1 })
    expect(names(report.states)).toEqual(['config', 'main'])
  })

  it('crashes when it is allowed to, which is noted, and the rest is found all the same', async () => {
    const report = await investigate('sh', [join(programs, 'modes.sh')], { ...live, unsafe: true })
    expect(report.safety_notes.join('\n')).toContain('"poke" crashed the program (SIGSEGV)')
    expect(report.states).toHaveLength(4)
  })
})

it('finds nested menus behind a question', async () => {
  const report = await investigate('sh', [join(programs, 'menus.sh')], live)
  expect(report.questions).toEqual([{ prompt: 'What is your name? ', answer: 'demo' }])
  expect(names(report.states)).toEqual(['Language', 'Reports', 'Settings', 'main'])
  expect(report.exit_commands).toEqual(['3', 'Ctrl+D'])
  expect(report.safety_notes).toEqual(['Not run: "2 Reset everything" in Settings: its help says "Reset".'])
})

describe('a program that destroys its data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'termtape-shred-'))
  writeFileSync(join(folder, 'data.txt'), 'precious\n')

  it('is not asked to, where its help says so; where it is silent, a copy is at stake', async () => {
    const report = await investigate('sh', [join(programs, 'shredder.sh')], {
      ...live,
      cwd: folder,
      unsafe: false,
    })
    expect(report.safety_notes).toEqual([
      'Not run: "shine": its help says "Remove".',
      'Not run: "air": its help says "Erases".',
      'Not run: "hush": nothing says what it does.',
    ])
    expect(readFileSync(join(folder, 'data.txt'), 'utf8')).toBe('precious\n')
  })

  it('works on a copy when it is asked to', async () => {
    await investigate('sh', [join(programs, 'shredder.sh')], { ...live, cwd: folder, unsafe: true })
    expect(readdirSync(folder)).toEqual(['data.txt'])
    expect(readFileSync(join(folder, 'data.txt'), 'utf8')).toBe('precious\n')
  })
})

describe('a tape of an investigation', () => {
  const tapes = mkdtempSync(join(tmpdir(), 'termtape-inquiry-tapes-'))
  const menus = [join(programs, 'menus.sh')]

  it('repeats it without the program', async () => {
    const recorded = await investigate('sh', menus, { tapes, record: 'NEW', save: false })
    const replayed = await investigate('sh', menus, { tapes, record: 'DISABLED', save: false })
    const volatile = new Set(['id', 'report_id', 'started_at', 'completed_at'])
    const facts = (report: unknown): string =>
      JSON.stringify(report, (key, value: unknown) => (volatile.has(key) ? undefined : value))
    expect(facts(replayed)).toEqual(facts(recorded))
    expect(readdirSync(join(tapes, 'sh')).length).toBeGreaterThan(5)
  })

  it('is missed where nothing may run', async () => {
    await expect(investigate('sh', ['-i'], { tapes, record: 'DISABLED' })).rejects.toThrow(TapeMissError)
  })
})

it('is saved without secrets, and loaded whole', async () => {
  const home = mkdtempSync(join(tmpdir(), 'termtape-inquiry-home-'))
  const report = await investigate('sh', [join(programs, 'menus.sh')], { live: true, save: home })
  const loaded = await loadReport('sh', home)
  expect(loaded.toJSON()).toEqual(JSON.parse(JSON.stringify(report)))
  expect(await loadReport(await saveReport(report, home))).toEqual(loaded)
})

it('asks Tab where there is no help', async ({ skip }) => {
  skip(spawnSync('python3', ['-c', 'import readline']).status !== 0, 'python3 with readline is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'termtape-tab-'))
  writeFileSync(join(folder, 'notes'), '')
  const report = await investigate('python3', [join(programs, 'completer.py')], { ...live, cwd: folder })
  expect(Object.keys(report.commands)).toEqual(['arm', 'describe', 'list', 'quit', 'reload', 'status'])
  expect(report.exit_commands).toEqual(['quit', 'Ctrl+D'])
  expect(report.safety_notes).toContain('Not run: "arm": nothing says what it does.')
})

it('takes names of files that Tab offers for no commands', async ({ skip }) => {
  skip(spawnSync('bash', ['--version']).status !== 0, 'bash is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'termtape-tab-'))
  for (const name of ['alpha', 'beta']) writeFileSync(join(folder, name), '')
  const script = 'while read -e -p "files> " word; do echo "no $word"; done'
  const report = await investigate('bash', ['-c', script], { ...live, cwd: folder })
  expect(Object.keys(report.commands)).toEqual([])
})

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(investigate('sh', ['-i'], { ...live, signal })).rejects.toThrow('enough')
})
