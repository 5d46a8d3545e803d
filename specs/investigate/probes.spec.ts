import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  mapProgramStates,
  probeInterface,
  type Probe,
  ProgramInvestigator,
  quickProbe,
} from 'termtape/investigate'
import { OptionError } from '../../src/errors.ts'

const modes = [resolve(import.meta.dirname, '../programs/modes.sh')]
const menus = [resolve(import.meta.dirname, '../programs/menus.sh')]
const live = { live: true, save: false } as const

describe('quickProbe', () => {
  it('tells prompt, help and commands, and runs none of them', async () => {
    expect(await quickProbe('sh', modes, live)).toEqual({
      program: 'sh',
      interactive: true,
      banner: '',
      prompt: 'router> ',
      kind: expect.any(String),
      help_commands: ['help'],
      commands: ['configure', 'show', 'tidy', 'poke', 'quit'],
    })
  })

  it('tells a program that answers and ends', async () => {
    expect(await quickProbe('echo', ['hi'], live)).toMatchObject({
      interactive: false,
      banner: 'hi',
      commands: [],
    })
  })

  it('is repeated from its tape', async () => {
    const tapes = mkdtempSync(join(tmpdir(), 'termtape-probe-'))
    const probe = (record: 'NEW' | 'DISABLED'): Promise<Probe> => quickProbe('sh', modes, { tapes, record })
    expect(await probe('DISABLED').catch((error: Error) => error.message)).toContain('no-tape')
    expect(await probe('NEW')).toEqual(await probe('DISABLED'))
  })
})

describe('probeInterface', () => {
  it('gives the answers, and goes on in a new process where one ended', async () => {
    const answers = await probeInterface('sh', modes, ['show', 'quit', 'nonsense', 'poke', 'configure'], live)
    expect(answers).toEqual([
      { line: 'show', text: 'name: demo\nports: 4', prompt: 'router> ', end: 'ready' },
      { line: 'quit', text: '', prompt: '', end: 'exit' },
      { line: 'nonsense', text: 'Unknown command: nonsense', prompt: 'router> ', end: 'ready' },
      { line: 'poke', text: '', prompt: '', end: 'exit' },
      { line: 'configure', text: '', prompt: 'router(config)> ', end: 'ready' },
    ])
  })

  it('answers what is asked first', async () => {
    const answers = await probeInterface('sh', menus, ['1', '1'], {
      ...live,
      answers: { 'your name': 'Ada' },
    })
    expect(answers[1]?.text).toContain('figures for Ada: 42')
  })
})

it('mapProgramStates names the states and the ways between them', async () => {
  const states = await mapProgramStates('sh', modes, live)
  expect(states).toEqual({
    main: { prompt: 'router> ', transitions: { config: 'configure' } },
    config: { prompt: 'router(config)> ', transitions: { main: 'exit', 'config-if': 'interface demo' } },
    'config-if': {
      prompt: 'router(config-if)> ',
      transitions: { config: 'exit', 'config-vlan': 'vlan' },
    },
    'config-vlan': { prompt: 'router(config-vlan)> ', transitions: { 'config-if': 'exit' } },
  })
})

describe('ProgramInvestigator', () => {
  it('keeps its last report', async () => {
    const investigator = new ProgramInvestigator('sh', modes, { ...live, depth: 1 })
    expect(investigator.report).toBeUndefined()
    const report = await investigator.investigate()
    expect(investigator.report).toBe(report)
    expect(report.summary()).toContain('2 states')
    expect((await investigator.quickProbe()).prompt).toBe('router> ')
  })

  it('refuses options that are misspelt', async () => {
    // @ts-expect-error there is no such option
    const investigator = new ProgramInvestigator('sh', modes, { dept: 1 })
    await expect(investigator.investigate()).rejects.toThrow(OptionError)
  })
})
