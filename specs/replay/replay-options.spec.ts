import { expect, it } from 'vitest'
import { OptionError } from '../../src/errors.ts'
import { checkReplay, type ReplayOptions } from '../../src/replay/replay-options.ts'

it.each<[keyof ReplayOptions, unknown]>([
  ['pace', 'fast'],
  ['latency', -1],
  ['latency', Number.NaN],
  ['latency', Infinity],
  ['latency', '5'],
  ['latency', [2, 1]],
  ['latency', [1]],
  ['latency', [1, 2, 3]],
  ['latency', [-1, 2]],
  ['latency', [0, Number.NaN]],
  ['errorRate', -1],
  ['errorRate', 101],
  ['errorRate', Number.NaN],
  ['errorRate', '5'],
  ['fault', 'explode'],
  ['faultExitCode', -1],
  ['faultExitCode', 1.5],
  ['seed', 0.5],
  ['seed', Number.NaN],
  ['seed', 2 ** 60],
  ['order', 'random'],
  ['repeat', 'first'],
  ['decorate', { exit: () => 1 }],
  ['decorate', { input: 'trim' }],
  ['decorate', { output: [(value: unknown) => value, null] }],
])('refuses %s %o', (option, value) => {
  const options = {}
  Reflect.set(options, option, value)
  expect(() => checkReplay(options)).toThrow(OptionError)
  expect(() => checkReplay(options)).toThrow(`Invalid ${option}`)
})

it.each<ReplayOptions>([
  {},
  { pace: 'recorded', latency: 0.5, errorRate: 100, fault: 'truncate', faultExitCode: 0, seed: -1 },
  { latency: [0, 0], errorRate: () => 200, order: 'any', repeat: 'last', decorate: { tape: [] } },
])('takes %o', (options) => {
  expect(checkReplay(options)).toMatchObject({ order: options.order ?? 'strict' })
})
