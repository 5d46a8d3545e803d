import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBindings } from '../../src/match/bindings.ts'

it.each([
  ['created 1f0c9a3\r\n', 'created 77ab01c\r\n', 'show 1f0c9a3', 'show 77ab01c'],
  ['pid 42\n', 'pid 1042\n', 'kill 42', 'kill 1042'],
  ['pid 42\n', 'pid 1042\n', 'kill 421', 'kill 421'],
  [
    'on localhost:40001\n',
    'on localhost:40002\n',
    'get http://localhost:40001/x',
    'get http://localhost:40002/x',
  ],
  ['in /tmp/tmp.Ab1 ok', 'in /tmp/tmp.Zz9 ok', 'ls /tmp/tmp.Ab1/sub', 'ls /tmp/tmp.Zz9/sub'],
  ['/tmp/a1 /tmp/a1-b', '/tmp/z8 /tmp/z9', 'cat /tmp/a1-b', 'cat /tmp/z9'],
  ['extra line\nid 1f0c9a3', 'id 77ab01c', 'show 1f0c9a3', 'show 77ab01c'],
  ['id 1f0c9a3', 'noise\nmore\nid 77ab01c', 'show 1f0c9a3', 'show 77ab01c'],
  ['id 1f0c9a3', 'other 77ab01c', 'show 1f0c9a3', 'show 1f0c9a3'],
])('after %j came as %j, %j becomes %j', (recorded, actual, input, expected) => {
  const bindings = createBindings()
  bindings.learn(recorded, actual)
  expect(bindings.substitute(input)).toBe(expected)
})

it('swaps two values that changed places', () => {
  const bindings = createBindings()
  bindings.learn('a 1f0c9a3 b 77ab01c', 'a 77ab01c b 1f0c9a3')
  expect(bindings.substitute('diff 1f0c9a3 77ab01c')).toBe('diff 77ab01c 1f0c9a3')
})

it('changes nothing when the run says what the recording said', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (output, input) => {
      const bindings = createBindings()
      bindings.learn(`${output} 1f0c9a3`, `${output} 1f0c9a3`)
      expect(bindings.substitute(input)).toBe(input)
    }),
  )
})
