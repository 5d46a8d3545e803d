import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanupSessions, control } from '../../../src/control/registry/control.ts'
import { saveProgramConfig } from '../../../src/control/registry/program-configs.ts'
import { entities } from '../../../src/control/storage/entity-catalog.ts'
import { StoreFormatError } from '../../../src/errors.ts'
import { plainTape } from '../../tape/any-tape.ts'
import { useHome } from '../home.ts'

const home = useHome()

const at = '2026-01-31T12:34:56.789Z'
const state = {
  id: 's1',
  report_id: 'r1',
  name: 'main',
  prompt: '> ',
  commands: ['help'],
  transitions: { quit: 's1' },
  output_samples: [],
  error_patterns: [],
}
const chainCommand = {
  chain_id: 'c1',
  sequence_order: 0,
  command: 'make',
  expect_pattern: null,
  send_text: null,
  condition: null,
  on_success: true,
  on_failure: false,
}

/** For every entity: an example, and a change that makes it none. */
const examples: Record<string, [good: unknown, bad: Record<string, unknown>]> = {
  SESSION: [
    {
      session_id: 'a',
      command: 'sh',
      args: [],
      cwd: '/',
      timeout: 30,
      created_at: at,
      last_activity: at,
      persist: true,
      encoding: 'utf-8',
      pid: 1,
      exitstatus: null,
      signalstatus: null,
      state: 'alive',
      record_mode: 'NEW',
      fallback_mode: 'NOT_FOUND',
      transport_type: 'live',
      tape_name: null,
      stream: false,
      owner: { pid: 1, began: 0 },
      began: 0,
    },
    { state: 'sleeping' },
  ],
  PROGRAM_CONFIG: [
    {
      name: 'db',
      command_template: 'sqlite3 {file}',
      typical_timeout: 30,
      expect_sequences: [{ pattern: 'login:', response: 'admin' }],
      success_indicators: [],
      ready_indicators: ['> $'],
      notes: '',
      sample_output: null,
    },
    { name: '../db' },
  ],
  INVESTIGATION_REPORT: [
    {
      id: 'r1',
      program: 'db',
      started_at: at,
      completed_at: at,
      entry_state_id: 's1',
      commands: { help: { description: 'Show help', tested: true, output_length: 523 } },
      prompts: ['> '],
      error_messages: [],
      help_commands: ['help'],
      exit_commands: ['quit'],
      data_formats: ['json'],
      safety_notes: [],
      states: [state],
    },
    { entry_state_id: 'nowhere' },
  ],
  PROGRAM_STATE: [state, { transitions: ['quit'] }],
  TEST_RESULT: [
    [
      {
        id: 't1',
        program: 'db',
        timestamp: at,
        test_type: 'fuzz',
        passed: true,
        details: { started: true },
        error: null,
      },
    ],
    { 0: { test_type: 'guess' } },
  ],
  SESSION_OUTPUT: [
    { session_id: 'a', log_path: '/x/output.log', output_lines: 3, buffer_size: 10, rotated_at: null },
    { output_lines: -1 },
  ],
  INTERACTION_LOG: [
    {
      id: '1',
      session_id: 'a',
      timestamp: at,
      action: 'SEND',
      input_text: 'x',
      output_text: null,
      pattern_matched: null,
    },
    { action: 'WAIT' },
  ],
  NAMED_PIPE: [
    { session_id: 'a', pipe_path: '/x/a.pipe', state: 'active', created_at: at },
    { state: 'open' },
  ],
  COMMAND_CHAIN: [
    { id: 'c1', name: 'build', commands: [chainCommand], cwd: null, timeout: 30 },
    { id: 'c2' },
  ],
  CHAIN_COMMAND: [chainCommand, { sequence_order: 0.5 }],
  PATTERN_LIBRARY: [
    { pattern_type: 'prompt', category: 'shell', patterns: { bash: ['\\$ $'] }, description: '' },
    { pattern_type: 'smell' },
  ],
  GLOBAL_CONFIG: [{ session: { max_sessions: 20 } }, { session: { max_sessions: -1 } }],
  TAPE: [plainTape(['hello']), { version: 2 }],
  EXCHANGE: [plainTape(['hello']).exchanges[0], { dur_ms: -1 }],
  CHUNK: [{ delay_ms: 1, text: ['x'] }, { dataB64: 'eA==' }],
  TAPE_INDEX: [
    { index_key: 'k', tape_id: 't', exchange_index: 0, normalized_key: 'n', last_accessed: null },
    { exchange_index: -1 },
  ],
  MATCHER_CONFIG: [
    {
      matcher_id: 'm',
      session_id: 'a',
      matcher_type: 'env',
      allow_list: ['TERM'],
      ignore_list: [],
      custom_logic: null,
    },
    { matcher_type: 'mood' },
  ],
  DECORATOR_CONFIG: [
    {
      decorator_id: 'd',
      session_id: 'a',
      decorator_type: 'input',
      function_name: 'f',
      parameters: {},
      execution_order: 0,
    },
    { decorator_type: 'outside' },
  ],
  REDACTION_PATTERN: [
    [{ pattern_id: 'p', pattern_regex: 'x', replacement: '', category: 'custom', enabled: true }],
    { 0: { category: 'other' } },
  ],
}

describe('the data model', () => {
  it('has a schema and a place for every entity', () => {
    expect(Object.keys(entities).toSorted()).toEqual(Object.keys(examples).toSorted())
  })

  it('keeps each entity where the storage contract says', () => {
    const places = Object.entries(entities).map(([name, { storage, location }]) => [name, storage, location])
    expect(places).toEqual([
      ['SESSION', 'file', '~/.claude-control/sessions/{id}/state.json'],
      ['PROGRAM_CONFIG', 'file', '~/.claude-control/programs/{name}.json'],
      ['INVESTIGATION_REPORT', 'file', '~/.claude-control/investigations/{program}_{timestamp}.json'],
      ['PROGRAM_STATE', 'part', 'INVESTIGATION_REPORT.states'],
      ['TEST_RESULT', 'file', '~/.claude-control/test-reports/{program}_{timestamp}.json'],
      ['SESSION_OUTPUT', 'log', '~/.claude-control/sessions/{id}/output.log'],
      ['INTERACTION_LOG', 'log', '~/.claude-control/sessions/{id}/interactions.jsonl'],
      ['NAMED_PIPE', 'pipe', '/tmp/claudecontrol/{id}.pipe'],
      ['COMMAND_CHAIN', 'memory', ''],
      ['CHAIN_COMMAND', 'part', 'COMMAND_CHAIN.commands'],
      ['PATTERN_LIBRARY', 'memory', ''],
      ['GLOBAL_CONFIG', 'file', '~/.claude-control/config.json'],
      ['TAPE', 'file', './tapes/{program}/{name}.json5'],
      ['EXCHANGE', 'part', 'TAPE.exchanges'],
      ['CHUNK', 'part', 'TAPE.exchanges[].output.chunks'],
      ['TAPE_INDEX', 'memory', ''],
      ['MATCHER_CONFIG', 'memory', ''],
      ['DECORATOR_CONFIG', 'memory', ''],
      ['REDACTION_PATTERN', 'file', '~/.claude-control/redaction-rules.json'],
    ])
  })

  it('keeps a session, its logs and its pipe there', async () => {
    const session = await control('cat', { sessionId: 'a', stream: true })
    await session.sendLine('hello')
    await session.expect('hello')
    for (const name of ['SESSION', 'SESSION_OUTPUT', 'INTERACTION_LOG', 'NAMED_PIPE']) {
      const place = (entities[name]?.location ?? '')
        .replace('~/.claude-control', home.folder)
        .replace('/tmp/claudecontrol', home.pipes)
        .replace('{id}', 'a')
      expect((await stat(place)).mode & 0o777, place).toBe(0o600)
      expect((await stat(dirname(place))).mode & 0o777, place).toBe(0o700)
    }
    await session.close()
  })

  it.each(['config.json', 'programs/x.json', 'sessions/x/state.json', 'redaction-rules.json'])(
    '%s is reported when it is cut anywhere, and never overwritten',
    async (name) => {
      const file = join(home.folder, name)
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      const whole = JSON.stringify(wholes[name])
      for (const length of [0, 1, Math.floor(whole.length / 2), whole.length - 1]) {
        await writeFile(file, whole.slice(0, length))
        const refusal = await control('cat', {
          sessionId: 'x',
          ...(name.startsWith('programs/') ? { withConfig: 'x' } : {}),
        }).catch((error: unknown) => error)
        expect(String(refusal), whole.slice(0, length)).toContain(name)
        await expect(saveProgramConfig({ name: 'y', commandTemplate: 'y' })).resolves.toBeUndefined()
        if (name.startsWith('programs/'))
          await expect(saveProgramConfig({ name: 'x', commandTemplate: 'y' })).rejects.toThrow(
            StoreFormatError,
          )
        await cleanupSessions({ force: true })
        expect(await readFile(file, 'utf8')).toBe(whole.slice(0, length))
      }
    },
  )

  it.each(Object.entries(examples))(
    '%s: an example is one, a damaged one is none',
    async (name, [good, damage]) => {
      const schema = await entities[name]?.schema()
      expect(schema?.safeParse(good).error?.issues ?? []).toEqual([])
      expect(schema?.safeParse(damaged(good, damage)).success).toBe(false)
      const isObject = !Array.isArray(good)
      if (isObject) expect(schema?.safeParse(damaged(good, { unknown_field: 1 })).success).toBe(false)
    },
  )
})

/** A file of each kind that is whole. */
const wholes: Record<string, unknown> = {
  'config.json': examples['GLOBAL_CONFIG']?.[0],
  'programs/x.json': { name: 'x', command_template: 'cat' },
  'sessions/x/state.json': examples['SESSION']?.[0],
  'redaction-rules.json': examples['REDACTION_PATTERN']?.[0],
}

function damaged(good: unknown, damage: Record<string, unknown>): unknown {
  const copy: unknown = structuredClone(good)
  if (Array.isArray(copy))
    return copy.map((each: unknown, index) => {
      const change = damage[String(index)]
      return typeof each === 'object' && each !== null && typeof change === 'object'
        ? { ...each, ...change }
        : each
    })
  return typeof copy === 'object' && copy !== null ? { ...copy, ...damage } : copy
}
