import { expect, it } from 'vitest'
import { BlackBoxTester } from 'termtape/blackbox'

it('a choice of tests that leaves none is an error: it would pass on nothing', () => {
  expect(() => new BlackBoxTester('bc', [], { only: [] })).toThrow('at least one test')
  expect(() => new BlackBoxTester('bc', [], { only: ['help'], except: ['help'] })).toThrow(
    'at least one test',
  )
  expect(() => new BlackBoxTester('bc', [], { only: ['help'], except: ['fuzz'] })).not.toThrow()
})

it('a name of no test, limit or option is an error', () => {
  // @ts-expect-error -- no such test
  expect(() => new BlackBoxTester('bc', [], { only: ['helping'] })).toThrow('one of startup, help')
  // @ts-expect-error -- no such limit
  expect(() => new BlackBoxTester('bc', [], { limits: { memory: 1 } })).toThrow('memory')
  // @ts-expect-error -- an option of investigations
  expect(() => new BlackBoxTester('bc', [], { timeoutMs: 1 })).toThrow('timeoutMs')
})
