import { expect, it } from 'vitest'
import { verdictOn } from '../../../src/fuzz/oracles/verdict.ts'
import type { Played } from '../../../src/fuzz/run/played.ts'
import { send } from '../../../src/fuzz/step.ts'

function ended(said: string, code: number | null, signal: string | null = null): Played {
  return {
    case: { steps: [send('x\r')], pacing: 'paced' },
    earlier: [],
    past: [],
    disturbed: false,
    given: 1,
    exit: { code, signal, sane: true },
    endedAtStart: false,
    stuck: null,
    floodStops: false,
    floodOfChild: false,
    spinsAfterHangUp: false,
    answers: ['> ', said].map((text) => Buffer.from(text)),
    screen: '',
    memory: { before: 0, after: 0, most: 0 },
    descriptors: { before: 0, after: 0 },
    stops: [],
  }
}

const traceback = '\r\nTraceback (most recent call last):\r\n  File "x.py", line 3\r\nValueError: no\r\n'

it.each([
  ['an exit code of its own', traceback, 1, null, 'fatal-text'],
  ['its last words and exit code 0', traceback, 0, null, 'fatal-text'],
  ['an interpreter that went on and ended well', `${traceback}>>> \r\n`, 0, null, undefined],
  ['a signal from the terminal', traceback, null, 'SIGQUIT', undefined],
  ['an interrupt', traceback.replace('ValueError: no', 'KeyboardInterrupt'), 1, null, undefined],
  ['a fault', '', null, 'SIGSEGV', 'crash'],
  ['a fault that its launcher reports', '', 139, null, 'crash'],
] as const)('judges %s', (_, said, code, signal, kind) => {
  const found = verdictOn(ended(said, code, signal), { memoryBytesMax: Number.POSITIVE_INFINITY })
  expect(found?.kind).toBe(kind)
})

it('takes one exception for the same whatever it quotes, and two for two', () => {
  const of = (reason: string): string | undefined =>
    verdictOn(ended(traceback.replace('ValueError: no', reason), 1), {
      memoryBytesMax: Number.POSITIVE_INFINITY,
    })?.key
  expect(of(`ValueError: invalid literal for int() with base 10: 'abc'`)).toBe(
    of(`ValueError: invalid literal for int() with base 10: 'it\\'s'`),
  )
  expect(of('ZeroDivisionError: division by zero')).not.toBe(of('IndexError: list index out of range'))
})
