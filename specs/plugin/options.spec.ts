import { describe, expect, it } from 'vitest'
import { termtape, type TermtapeOptions } from '../../plugin/index.ts'

describe('an option', () => {
  it.each([
    [{ tapse: 'x' }, 'Invalid option: "tapse". Expected one of tapes, record, fallback,'],
    [{ tapes: '' }, 'Invalid tapes: "". Expected the path of a folder.'],
    [{ tapes: 1 }, 'Invalid tapes: 1. Expected the path of a folder.'],
    [{ record: 'new' }, 'Invalid record: "new". Expected one of auto, NEW, OVERWRITE, DISABLED.'],
    [{ fallback: 'LIVE' }, 'Invalid fallback: "LIVE". Expected one of NOT_FOUND, PROXY.'],
    [{ strict: 'yes' }, 'Invalid strict: "yes". Expected true or false.'],
    [{ timeoutMs: -1 }, 'Invalid timeoutMs: -1. Expected milliseconds: a number, 0 or more.'],
    [{ timeoutMs: Number.NaN }, 'Invalid timeoutMs: NaN. Expected milliseconds'],
    [{ cols: 0 }, 'Invalid cols: 0. Expected a whole number from 1 to 65535.'],
    [{ rows: 2.5 }, 'Invalid rows: 2.5. Expected a whole number from 1 to 65535.'],
    [{ env: { A: 1 } }, 'Invalid env.A: 1. Expected a string, or undefined to remove it.'],
    [{ maxAgeDays: 30 }, 'Invalid option: "maxAgeDays".'],
    [{ cwd: 1 }, 'Invalid cwd: 1. Expected a text.'],
    [{ encoding: 'utf-9' }, 'Invalid encoding: "utf-9". Expected a WHATWG encoding label'],
    [
      { transport: 'tcp' },
      'Invalid transport: "tcp". Expected "pty", "pipe" or a function that gives a Transport.',
    ],
    [{ order: 'some' }, 'Invalid order: "some". Expected one of strict, any.'],
    [{ repeat: 'first' }, 'Invalid repeat: "first". Expected one of none, last.'],
    [{ pace: 'slow' }, 'Invalid pace: "slow". Expected one of instant, recorded.'],
    [{ latency: [3, 1] }, 'Invalid latency: 3,1. Expected milliseconds'],
    [{ errorRate: 101 }, 'Invalid errorRate: 101. Expected a percentage from 0 to 100'],
    [{ seed: 0.5 }, 'Invalid seed: 0.5. Expected a whole number'],
    [{ redact: 'no' }, 'Invalid redact: "no". Expected false or { values, rules }.'],
    [{ redact: { value: ['x'] } }, 'Invalid option: "redact.value". Expected one of values, rules.'],
    [{ redact: { values: ['a', 2] } }, 'Invalid redact.values.1: 2. Expected a text.'],
    [{ expires: { after: 'soon' } }, 'Invalid expires: "soon". Expected milliseconds'],
    [{ versionArgs: '--version' }, 'Invalid versionArgs: "--version". Expected an array of strings.'],
    [
      { match: { comand: {} } },
      'Invalid option: "match.comand". Expected one of files, command, env, prompt,',
    ],
    [{ match: { env: { allow: [1] } } }, 'Invalid match.env.allow.0: 1. Expected a text.'],
    [{ match: { prompt: { pattern: '$' } } }, 'Invalid match.prompt.pattern: "$". Expected a RegExp.'],
    [
      { match: { volatile: [{ id: 'job', pattern: /\d/ }] } },
      'Invalid match.volatile.0.pattern: /\\d/. Expected a RegExp with the flag g.',
    ],
    ['tapes', 'Invalid options: "tapes". Expected an object of options.'],
  ])('%j is refused by name', (options: unknown, message) => {
    expect(() => Reflect.apply(termtape, undefined, [options])).toThrow(message)
  })
})

it.each([
  [{ recrod: 'NEW' }, 'Invalid option: "recrod". Expected one of tapes, record,', 'Did you mean record?'],
  [{ match: { promt: {} } }, 'Invalid option: "match.promt"', 'Did you mean prompt?'],
  [{ redact: { valeus: [] } }, 'Invalid option: "redact.valeus"', 'Did you mean values?'],
])('%j is a slip, and what was meant is named', (options: unknown, message, hint) => {
  const refused = (): unknown => Reflect.apply(termtape, undefined, [options])
  expect(refused).toThrow(message)
  expect(refused).toThrow(hint)
})

it.each([
  ['record', { record: () => 'NEW' }],
  ['latency', { latency: () => 5 }],
  ['match.command.custom', { match: { command: { custom: () => true } } }],
  ['decorate.input', { decorate: { input: (input: unknown) => input } }],
])('%s cannot be a function: it would not arrive', (name, options: unknown) => {
  expect(() => Reflect.apply(termtape, undefined, [options])).toThrow(
    `Invalid ${name}: a function. Expected data: functions cannot be passed to the specs.\n\nHint: Give it to terminal.spawn`,
  )
})

it('reaches every spec', () => {
  const options: TermtapeOptions = {
    tapes: 'recordings',
    timeoutMs: Infinity,
    env: { A: 'b', C: undefined },
    latency: [1, 2],
    redact: { values: ['sesame'] },
    match: { prompt: { pattern: /\$ $/ }, command: { ignoreArgs: [0, '--at', /^-v/] } },
    expires: { after: '30d', action: 'fail' },
  }
  expect(termtape(options).config().test.provide).toEqual({ termtape: options })
})

it('adds the matchers, unless told not to', () => {
  expect(termtape().config().test.setupFiles).toEqual([expect.stringMatching(/matchers\/register\.ts$/)])
  expect(termtape({ matchers: false }).config().test.setupFiles).toEqual([])
})
