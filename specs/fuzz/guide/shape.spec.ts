import { expect, it } from 'vitest'
import { isEcho, placeOf, promptOf, shapeOf } from '../../../src/fuzz/guide/shape.ts'
import { Vacuity } from '../../../src/fuzz/guide/vacuity.ts'
import type { Played } from '../../../src/fuzz/run/played.ts'
import { send } from '../../../src/fuzz/step.ts'

it.each([
  ['x', 'x', true],
  ['^V', '\u0016', true],
  ['abc', 'set abc', true],
  ['\r\nname> ', 'set\r', false],
  ['y', 'x', false],
  ['\b \b\b \b', 'x\u0015', true],
])('tells the echo %j of %j from an answer: %s', (said, sent, echo) => {
  expect(isEcho(said, sent)).toBe(echo)
})

it('gives answers that differ in what they quote the same shape and prompt', () => {
  const answer = (word: string): string => `unknown command: ${word}\r\n12> `
  expect(shapeOf(answer('frob'), 'frob\r')).toBe(shapeOf(answer('xyzzy'), 'xyzzy\r'))
  expect(promptOf(answer('frob'), 'frob\r')).toBe('0>')
  expect(shapeOf(answer('frob'), 'frob\r')).not.toBe(shapeOf('name> ', 'set\r'))
})

it('knows a state by its question, though the same words were typed before it', () => {
  const state = (said: string, sent: string): string => placeOf(said, sent).state
  expect(state('main\r\nunknown: main\r\n(main) ', 'main\r')).toBe('(main)')
  expect(state('\r\n(main) ', 'new name\rmain\r')).toBe('(main)')
  expect(state('\r\nnew name: ', 'name\rrename\r')).toBe('new name:')
  expect(state('\r\n(main) ^R^X', 'x\r\u0012\u0018')).toBe('(main)')
})

it('knows a prompt that was printed several times in a row', () => {
  expect(promptOf('> > > ', '')).toBe('>')
  expect(promptOf('name? name?  name?', '')).toBe('name?')
  expect(promptOf('name? nam', '')).toBe('name? nam')
})

// An expression that goes back and forth over such lines never ends: gnuplot echoes them.
it.each([
  ['spaces between two letters', `a${' '.repeat(60_000)}b`],
  ['words with ever more spaces', Array.from({ length: 300 }, (_, n) => `a${' '.repeat(n)}`).join('')],
  ['digits that end in no digit', `${'1a'.repeat(30_000)}g`],
  ['brackets that are never closed', `syntax error: ${'("'.repeat(30_000)}`],
  ['the same over and over, but for the end', `${'> '.repeat(30_000)}x`],
  ['escapes that never end', '\u001b[1;'.repeat(3_000)],
])('reads a line of %s in no time', (_, line) => {
  const vacuity = new Vacuity()
  for (const said of [line, `${line}\r\n`, `\r\n${line}`]) {
    expect(placeOf(said, line.slice(0, 4_000)).state.length).toBeLessThan(1_000)
    isEcho(said, line)
    vacuity.learn(answered(said))
  }
})

function answered(said: string): Played {
  return {
    case: { steps: [send('x\r')], pacing: 'paced' },
    earlier: [],
    past: [],
    disturbed: false,
    given: 1,
    exit: null,
    endedAtStart: false,
    stuck: null,
    floodStops: false,
    floodOfChild: false,
    spinsAfterHangUp: false,
    answers: [],
    screen: '',
    memory: { before: 0, after: 0, most: 0 },
    descriptors: { before: 0, after: 0 },
    stops: [{ given: 1, said }],
  }
}
