import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { BlackBoxTester } from 'termtape/blackbox'

const script = resolve(import.meta.dirname, '../programs/faulty.sh')
const tester = (fault: string, options = {}): BlackBoxTester =>
  new BlackBoxTester('bash', [script, fault], { live: true, ...options })

it('what the fuzzer finds fails the test, with the input that did it', { timeout: 180_000 }, async () => {
  const found = await tester('crash-on-unknown').testFuzz()
  expect(found).toMatchObject({ test_type: 'fuzz', passed: false, details: { one_shot: false } })
  expect(found.error).toContain('SIGSEGV')
  expect(found.error).toContain('Input: ')
  expect(found.error).toContain('(2 of 2 runs)')
})

it('a healthy program and one that only does its work pass', { timeout: 180_000 }, async () => {
  expect(await tester('healthy').testFuzz()).toMatchObject({
    passed: true,
    error: null,
    details: { findings: [] },
  })
  const echo = await new BlackBoxTester('echo', ['hi'], { live: true }).testFuzz()
  expect(echo).toMatchObject({ passed: true, details: { one_shot: true, sessions: 0 } })
})

it('a fault that another test told is not told again', { timeout: 180_000 }, async () => {
  const results = await tester('crash-on-unknown', { only: ['invalid_input', 'fuzz'] }).runAllTests()
  expect(results.map(({ passed }) => passed)).toEqual([false, true])
  expect(results[1]?.details).toMatchObject({ skipped_because_failed: ['invalid_input'] })
})
