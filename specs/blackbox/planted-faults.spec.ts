import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { BlackBoxTester } from 'termtape/blackbox'

const programs = resolve(import.meta.dirname, '../programs')
const options = { live: true, except: ['fuzz'] } as const

async function failed(command: string, args: readonly string[]): Promise<string[]> {
  const results = await new BlackBoxTester(command, args, options).runAllTests()
  return results.filter(({ passed }) => !passed).map(({ test_type: type }) => type)
}

it.each([
  ['healthy', []],
  ['no-start', ['startup']],
  ['slow-start', ['startup']],
  ['crash-on-unknown', ['invalid_input']],
  ['crash-at-eof', ['exit']],
  ['crash-on-hangup', ['exit']],
  ['hang-on-help', ['help']],
  ['garbage-help', ['help']],
  ['stuck-exit', ['exit']],
  ['wrong-exit-code', ['exit']],
  ['ignores-signals', ['exit']],
  ['leaves-a-child', ['exit']],
  ['memory-leak', ['resource']],
  ['descriptor-leak', ['resource']],
  ['flood-at-eof', ['exit']],
  ['one-instance', ['concurrent']],
])(
  '%s is found by the test it belongs to, and by no other',
  { timeout: 240_000 },
  async (fault, expected) => {
    expect(await failed('bash', [join(programs, 'faulty.sh'), fault])).toEqual(expected)
  },
)

it('a program that spins is found by the test of resources', { timeout: 120_000 }, async () => {
  expect(await failed('node', [join(programs, 'spin.mjs')])).toEqual(['resource'])
})

it.each([
  ['echo', ['hi']],
  ['cat', []],
  ['sh', ['-i']],
])('%s %j has no fault', { timeout: 120_000 }, async (command, args) => {
  expect(await failed(command, args)).toEqual([])
})
