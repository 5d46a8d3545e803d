import { expect, it } from 'vitest'
import { tapeOf } from '../../src/fuzz/keep/finding-tape.ts'
import type { Step } from '../../src/fuzz/step.ts'
import { printTape } from '../../src/tape/print-tape.ts'

it('writes a tape of a terminal that had no columns, with keys typed in it', () => {
  const steps: Step[] = [
    { do: 'resize', cols: 0, rows: 0 },
    { do: 'send', bytes: Buffer.from('secret\r') },
  ]
  const played = {
    case: { steps, pacing: 'paced' as const },
    earlier: [],
    past: [],
    disturbed: false,
    given: 2,
    exit: null,
    endedAtStart: false,
    stuck: null,
    floodStops: false,
    floodOfChild: false,
    spinsAfterHangUp: false,
    answers: ['\u001b[2JPassword: ', '\u001b[H', '\r\n'].map((text) => Buffer.from(text)),
    screen: '',
    memory: { before: 0, after: 0, most: 0 },
    descriptors: { before: 0, after: 0 },
    stops: [],
  }
  const tape = tapeOf({ command: 'x', args: [], cols: 80, rows: 24 }, played, {
    words: null,
    pacing: 'paced',
  })
  expect(printTape(tape)).toContain('"cols": 0')
})
