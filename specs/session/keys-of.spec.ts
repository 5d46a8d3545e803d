import { expect, it } from 'vitest'
import { keysOf, runsOf } from '../../src/session/keys-of.ts'

it.each([
  ['ab', ['a', 'b']],
  ['é👩‍👧x', ['é', '👩‍👧', 'x']],
  ['a\u001b[Bb\u001bOA\r', ['a', '\u001b[B', 'b', '\u001bOA', '\r']],
  ['\u001b[<0;3;4M\u001b[<0;3;4m', ['\u001b[<0;3;4M', '\u001b[<0;3;4m']],
  ['', []],
])('%j is typed as the keys %j', (text, keys) => {
  expect(keysOf(text)).toEqual(keys)
})

it.each([
  ['name\rword\r', ['name\r', 'word\r']],
  ['user\tword', ['user\t', 'word']],
  ['wrong\b\b\u0015right\u007f\r', ['wrong\b\b\u0015right\u007f\r']],
  ['ac\u001b[Db\r', ['ac\u001b[Db\r']],
  ['\u001b:wq\r', ['\u001b', ':wq\r']],
  ['ab\u0003cd', ['ab\u0003', 'cd']],
])('%j is the inputs %j', (text, runs) => {
  expect(runsOf(keysOf(text)).map((keys) => keys.join(''))).toEqual(runs)
})
