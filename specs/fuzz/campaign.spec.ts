import { expect, it } from 'vitest'
import { fuzz, type FuzzOptions, inputs, lines, parseSteps, printSteps } from 'termtape/fuzz'
import fc from 'fast-check'

const shell = ['-c', 'while printf "> " && read -r line; do echo said; done']

async function steps(options: FuzzOptions): Promise<string[]> {
  const told: string[] = []
  await fuzz('sh', shell, { seed: 7, guided: false, lanes: 1, ...options, log: (line) => told.push(line) })
  return told.map((line) => /--steps '(.*)' --pacing/.exec(line)?.[1] ?? '')
}

it('deals the cases of a campaign out to shards: each case to one', async () => {
  const kinds = { inputs: [lines()], budget: { sessions: 7 } }
  const whole = await steps(kinds)
  const parts = [
    await steps({ ...kinds, shard: { index: 1, count: 2 } }),
    await steps({ ...kinds, shard: { index: 2, count: 2 } }),
  ]
  expect(parts.map(({ length }) => length)).toEqual([4, 3])
  expect(new Set(parts.flat())).toEqual(new Set(whole))
})

it('never sends a word that is to be avoided, not in pieces either, nor over two cases of one session', async () => {
  const typed = inputs(
    'typed',
    fc.constantFrom(parseSteps('"de"'), parseSteps('"le" "te"'), parseSteps('"x"')),
  )
  const told = await steps({ inputs: [typed], avoid: ['delete'], budget: { sessions: 40 } })
  const sent = told.join(' ').replaceAll('" "', '')
  expect(told.some((line) => line.includes('"de"'))).toBe(true)
  expect(sent).not.toContain('delete')
})

it('stops when new places have become unlikely', async () => {
  const same = inputs('same', fc.constant(parseSteps('"x" "^M"')))
  const outcome = await fuzz('sh', shell, {
    seed: 1,
    inputs: [same],
    budget: { seconds: 30, chanceOfNew: 0.2 },
  })
  expect(outcome.stopped).toBe('stop-rule')
  expect(outcome.findings.map((finding) => printSteps(finding.shrunk))).toEqual([])
})

it('ends when it is told to, with what it has by then', async () => {
  const controller = new AbortController()
  let cases = 0
  const outcome = await fuzz('sh', shell, {
    seed: 1,
    budget: { seconds: 30 },
    signal: controller.signal,
    log: () => {
      if (++cases === 3) controller.abort()
    },
  })
  expect(outcome.stopped).toBe('signal')
  expect(outcome.cases).toBeGreaterThanOrEqual(3)
})

it('says so when it was told to end before the program was at its prompt', async () => {
  const campaign = fuzz('sh', shell, { signal: AbortSignal.abort() })
  await expect(campaign).rejects.toThrow(/"sh" was not fuzzed: the campaign was interrupted/)
})
