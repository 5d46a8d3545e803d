import { expect, it } from 'vitest'
import { FuzzProgress } from '../../src/cli/fuzz-progress.ts'

function told(isTTY: boolean, columns: number | undefined, atSeconds: readonly number[]): string {
  let text = ''
  const progress = new FuzzProgress({ isTTY, columns, write: (more) => (text += more) })
  for (const seconds of atSeconds)
    progress.tell({
      ms: seconds * 1_000,
      cases: seconds * 20,
      sessions: seconds * 10,
      steps: seconds * 900,
      places: 40,
      corpus: 12,
      findings: 1,
      sinceNewMs: 4_000,
    })
  progress.clear()
  return text
}

const everySecond = Array.from({ length: 200 }, (_, second) => second + 1)

it('tells one line a minute where nobody watches', () => {
  expect(told(false, undefined, everySecond)).toBe(
    [60, 120, 180]
      .map(
        (seconds) =>
          `${seconds} s: 1 finding, 20.0 cases/s, 900 steps/s, corpus 12, 40 places, last new one 4 s ago\n`,
      )
      .join(''),
  )
})

it('writes over its line on a terminal, never wider than that, and takes it back', () => {
  const lines = told(true, 30, [1, 2, 3]).split('\r\u001b[K')
  expect(lines).toEqual([
    '',
    ...[1, 2, 3].map((at) => `${at} s: 1 finding, 20.0 cases/s`.padEnd(29, ', 900').slice(0, 29)),
    '',
  ])
})

it('writes nothing on a terminal it was never told anything', () => {
  expect(told(true, 80, [])).toBe('')
})
