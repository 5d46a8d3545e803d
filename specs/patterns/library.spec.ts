import { expect, it } from 'vitest'
import { COMMON_ERRORS } from '../../src/patterns/common-errors.ts'
import { COMMON_PROMPTS } from '../../src/patterns/common-prompts.ts'
import { detectPrompt } from '../../src/patterns/detect-prompt.ts'
import { detectError } from '../../src/patterns/is-error-output.ts'
import { INVESTIGATION_PATTERNS } from '../../src/patterns/investigation-patterns.ts'
import { PatternLibrary } from '../../src/patterns/library.ts'

it('holds the prompts, the errors, and what an investigation looks for', () => {
  expect(Object.keys(COMMON_PROMPTS)).toEqual(
    expect.arrayContaining(['bash', 'python', 'node', 'mysql', 'postgres', 'ssh', 'sudo', 'git']),
  )
  expect(Object.keys(COMMON_ERRORS)).toEqual(
    expect.arrayContaining([
      'command_not_found',
      'permission_denied',
      'connection_failed',
      'authentication_failed',
    ]),
  )
  expect(Object.keys(INVESTIGATION_PATTERNS.command_patterns)).toHaveLength(7)
  expect(Object.keys(INVESTIGATION_PATTERNS.data_formats)).toEqual([
    'json',
    'xml',
    'yaml',
    'ini',
    'csv',
    'table',
    'key_value',
  ])
  expect(new Set([...new PatternLibrary()].map(({ type }) => type))).toEqual(
    new Set(['prompt', 'error', 'help', 'state', 'data_format']),
  )
})

it('takes patterns of its user, tried first and by the detectors too', () => {
  const library = new PatternLibrary()
    .add({ type: 'prompt', category: 'robot', patterns: [/^robot \d+ ready! $/g] })
    .add({ type: 'error', category: 'robot', patterns: [/\bmalfunction\b/] })
  // Twice: a RegExp with `g` would remember where it stopped.
  for (let time = 0; time < 2; time++)
    expect(detectPrompt('robot 7 ready! ', library)).toEqual({ category: 'robot', text: 'robot 7 ready! ' })
  expect(detectError('arm malfunction', library)?.category).toBe('robot')
  expect(detectPrompt('robot 7 ready! ')).toBeUndefined()
  expect(library.entries('prompt', 'robot')).toHaveLength(1)
  expect(new PatternLibrary([]).entries('prompt')).toEqual([])
})

it('refuses a type that is none, and a pattern that is none', () => {
  const library = new PatternLibrary()
  // @ts-expect-error: not a type
  expect(() => library.add({ type: 'noise', category: 'x', patterns: [] })).toThrow(/^Invalid pattern type/)
  // @ts-expect-error: not a RegExp
  expect(() => library.add({ type: 'prompt', category: 'x', patterns: ['x'] })).toThrow(/^Invalid pattern/)
})
