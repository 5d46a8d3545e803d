import { describe, expect, it } from 'vitest'
import { entities } from '../../src/control/storage/entity-catalog.ts'
import { plainTape } from '../tape/any-tape.ts'

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
  EXCHANGE: [plainTape(['hello']), { exchanges: [] }],
  CHUNK: [plainTape(['hello']), { exchanges: [] }],
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
