import { describe, expect, it } from 'vitest'
import { Roots } from '../../src/match/roots.ts'
import { PlaceholderLedger } from '../../src/replay/placeholder-ledger.ts'
import { SameText } from '../../src/replay/same-text.ts'

const one = '⟨secret:token:1⟩'
const two = '⟨secret:password:2⟩'
const roots = new Roots([
  { name: 'project', path: '/home/me/project' },
  { name: 'home', path: '/home/me' },
  { name: 'tmp', path: '/scratch' },
])

/** Whether all of these are the same, one after the other, in one session. */
function same(pairs: readonly (readonly [string, string])[], given: Record<string, string> = {}): boolean {
  const text = new SameText(roots, new PlaceholderLedger(new Map(Object.entries(given))))
  return pairs.every(([recorded, received]) => {
    const likeness = text.compare(recorded, received)
    if (likeness !== undefined) text.use(likeness)
    return likeness !== undefined
  })
}

describe('a masked value', () => {
  it.each<[string, boolean, [string, string][], Record<string, string>?]>([
    ['is any one value', true, [[`login ${one}\r`, 'login abc\r']]],
    ['may be empty', true, [[`login ${one}\r`, 'login \r']]],
    ['may be unset', true, [[`login ${one}\r`, 'login undefined\r']]],
    ['may be all that is typed, blanks included', true, [[`${one}\r`, 'correct horse battery\r']]],
    ['may hold blanks in quotes', true, [[`login "${one}" now`, 'login "correct horse" now']]],
    ['is one value, not two words', false, [[`login ${one}\r`, 'login abc --force\r']]],
    ['stands between the same texts', false, [[`login ${one} now`, 'login abc later']]],
    [
      'is the same value throughout',
      false,
      [
        [`a ${one}`, 'a x'],
        [`b ${one}`, 'b y'],
      ],
    ],
    ['is the same value within one text', false, [[`${one}:${one}`, 'x:y']]],
    [
      'is the same value as long as it is used',
      true,
      [
        [`a ${one}`, 'a x'],
        [`b ${one}`, 'b x'],
      ],
    ],
    [
      'is not what another one is',
      false,
      [
        [`a ${one}`, 'a x'],
        [`b ${two}`, 'b x'],
      ],
    ],
    ['is not what another one is in the same text', false, [[`${one}:${two}`, 'x:x']]],
    [
      'may be unset as another one is',
      true,
      [
        [`a ${one}`, 'a '],
        [`b ${two}`, 'b '],
      ],
    ],
    ['is what the spec gives', false, [[`a ${one}`, 'a x']], { [one]: 'y' }],
    [
      'may be what another one is where the spec names both',
      true,
      [
        [`a ${one}`, 'a x'],
        [`b ${two}`, 'b x'],
      ],
      { [one]: 'x', [two]: 'x' },
    ],
    ['is not what another one is where the spec names one', false, [[`b ${two}`, 'b x']], { [one]: 'x' }],
    [
      'has a form of its value',
      true,
      [
        [`a ${one}`, 'a x y'.replace(' y', '')],
        ['b ⟨secret:token:1:base64⟩', 'b eA=='],
      ],
    ],
    [
      'has no form of another value',
      false,
      [
        [`a ${one}`, 'a x'],
        ['b ⟨secret:token:1:base64⟩', 'b eQ=='],
      ],
    ],
    [
      'has no other form, if the form came first',
      false,
      [
        ['b ⟨secret:token:1:base64⟩', 'b eQ=='],
        [`a ${one}`, 'a x'],
      ],
    ],
  ])('%s', (_, expected, pairs, given) => {
    expect(same(pairs, given)).toBe(expected)
  })

  it('may hold blanks anywhere if it did when it was recorded', () => {
    const text = new SameText(roots, new PlaceholderLedger(new Map(), [one]))
    expect(text.compare(`login ${one} now`, 'login correct horse now')).toBeDefined()
    expect(text.compare(`login ${two} now`, 'login correct horse now')).toBeUndefined()
  })

  it('may be typed back as it was shown, and given as it is', () => {
    const ledger = new PlaceholderLedger()
    const text = new SameText(roots, ledger)
    ledger.shown(one, 'zzz')
    for (const given of ['a zzz', 'a real', 'a zzz', 'a real']) {
      const likeness = text.compare(`a ${one}`, given)
      expect(likeness).toBeDefined()
      if (likeness !== undefined) text.use(likeness)
    }
    expect(ledger.typed(one)).toBe('real')
    expect(text.compare(`a ${one}`, 'a other')).toBeUndefined()
  })
})

describe('a folder that moves', () => {
  it.each<[string, string, boolean]>([
    ['cat ⟨project⟩/a', 'cat /home/me/project/a', true],
    ['cat ⟨project⟩/a', 'cat /home/me/project/b', false],
    ['cat ⟨project⟩/a', 'cat /home/me/a', false],
    ['cat ⟨project⟩/a', 'cat ./a', false],
    ['cat ⟨home⟩/a', 'cat ~/a', false],
    ['cat ⟨home⟩/a', 'cat /home/you/a', false],
    ['cat ⟨sandbox⟩/a', 'cat /home/me/project/a', false],
    ['rm -rf /tmp/build', 'rm -rf /tmp/build', true],
    ['rm -rf /tmp/build', 'rm -rf /scratch/build', true],
    ['rm -rf /tmp/build', 'rm -rf /tmp/home', false],
    ['rm -rf /tmp/build', 'rm -rf /scratch/home', false],
    ['rm -rf /tmp/build', 'rm -rf /var/build', false],
    ['rm -rf ⟨tmp⟩/build', 'rm -rf /scratch/build', true],
    ['rm -rf ⟨tmp⟩/build', 'rm -rf /tmp/build', false],
    ['cp /tmp/a /tmp/b', 'cp /scratch/a /tmp/b', true],
    [`cat ⟨project⟩/${one}`, 'cat /home/me/project/x', true],
  ])('%j given as %j: %s', (recorded, received, expected) => {
    expect(same([[recorded, received]])).toBe(expected)
  })

  it.each<[string, string, boolean]>([
    ['rm -rf /tmp/build', 'rm -rf /tmp/build', true],
    ['rm -rf /tmp/build', 'rm -rf /scratch/build', false],
    ['rm -rf ⟨tmp⟩/build', 'rm -rf /scratch/build', true],
    ['rm -rf ⟨tmp⟩/build', 'rm -rf /tmp/build', false],
    ['cat /root/a', 'cat /home/me/a', true],
  ])(
    'is not meant by /tmp on a tape from where TMPDIR was elsewhere: %j given as %j: %s',
    (recorded, received, expected) => {
      const text = new SameText(roots.literally(['/tmp']))
      expect(text.compare(recorded, received) !== undefined).toBe(expected)
      expect(text.roots.folded(recorded) === text.roots.folded(received)).toBe(expected)
    },
  )
})

it('a value that a decorator put in the place of a recorded one is typed back as it was shown', () => {
  const text = new SameText(roots)
  const output = (...lines: string[]): { chunks: { delay_ms: number; text: string[] }[] } => ({
    chunks: [{ delay_ms: 0, text: lines }],
  })
  text.learn(output('ticket T-1 opened\r\n', '> '), output('ticket T-2 opened\r\n', '> '))
  expect(text.compare('close T-1', 'close T-2')).toBeDefined()
  expect(text.compare('close T-1', 'close T-1')).toBeDefined()
  expect(text.compare('close T-1', 'close T-3')).toBeUndefined()
  expect(text.compare('close T-12', 'close T-22')).toBeUndefined()
  const exchange = {
    pre: { prompt: null, stateHash: null },
    input: { kind: 'start' as const },
    output: output('T-1 is closed\r\n'),
    exit: null,
    dur_ms: 0,
    annotations: {},
  }
  expect(text.exchange(exchange).output).toEqual(output('T-2 is closed\r\n'))
})
