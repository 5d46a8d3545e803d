import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { BlackBoxTester } from 'termtape/blackbox'

const script = resolve(import.meta.dirname, '../programs/faulty.sh')

it('verdicts and measurements are repeated from tapes', { timeout: 120_000 }, async () => {
  const tapes = mkdtempSync(join(tmpdir(), 'termtape-blackbox-'))
  const of = async (record: 'NEW' | 'DISABLED') => {
    const tester = new BlackBoxTester('bash', [script, 'wrong-exit-code'], {
      tapes,
      record,
      only: ['startup', 'exit', 'resource'],
    })
    const results = await tester.runAllTests()
    return {
      results: results.map(({ id: _id, timestamp: _timestamp, ...rest }) => rest),
      text: tester.report(),
      xml: tester.toJUnit(),
    }
  }
  const recorded = await of('NEW')
  expect(recorded.results.map(({ passed }) => passed)).toEqual([true, false, true])
  expect(recorded.text).toContain('FAILED exit')
  expect(recorded.text).toContain('It ended with exit code 7 at "quit". (2 of 2 runs)')
  expect(recorded.xml).toContain('<testsuites tests="3" failures="1">')
  expect(await of('DISABLED')).toEqual(recorded)
})
