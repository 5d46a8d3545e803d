import { expect, it } from 'vitest'
import type { Finding, Outcome } from '../../src/fuzz/outcome.ts'
import { report } from '../../src/fuzz/report.ts'
import { plainTape } from '../tape/plain-tape.ts'

const bytes = Buffer.from('a b '.repeat(50_000))
const finding: Finding = {
  kind: 'crash',
  signal: 'SIGFPE',
  words: 'died of SIGFPE',
  key: 'crash SIGFPE',
  inputs: [{ do: 'send', bytes }],
  shrunk: [{ do: 'send', bytes }],
  notation: `"${bytes.toString()}"`,
  size: bytes.length,
  pacing: 'burst',
  rate: '0/5',
  confirmed: false,
  cutShort: false,
  seen: 1,
  transcript: '',
  screen: '',
  exit: null,
  repeat: 'npx termtape fuzz …',
  index: 0,
  foundAfterMs: 0,
  shrinkRuns: 0,
  tape: plainTape(),
  toSpec: () => Promise.resolve({ spec: '', tape: '' }),
}
const outcome: Outcome = {
  program: 'calc',
  args: [],
  seed: 1,
  findings: [finding],
  unconfirmed: [finding],
  known: [],
  corpus: [],
  cases: 1,
  sessions: 1,
  steps: 1,
  ms: 1,
  casesPerSecond: 1,
  sessionsPerSecond: 1,
  floorPerSecond: undefined,
  lanes: 1,
  stepsPerSecond: 1,
  places: 1,
  passages: 1,
  chanceOfNew: 0,
  stopped: 'seconds',
  vacuous: [],
  protection: [],
  repeatable: true,
}

it('shows the beginning of inputs that are long', () => {
  const text = report(outcome)
  expect(text.length).toBeLessThan(1_500)
  expect(text).toMatch(/after "?a b a b.* … \(\d+ more characters\) \(200000 bytes, from 1 steps, burst\)/)
  expect(text).toMatch(/Not confirmed \(0\/5\): it died of SIGFPE after "a b .* … \(199702 more characters\)/)
})
