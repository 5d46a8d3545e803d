import fc from 'fast-check'
import { expect, it } from 'vitest'
import { everyInput, fuzz } from 'termtape/fuzz'
import { cases, sampleCase } from '../../src/fuzz/inputs/cases.ts'
import { keyOf } from '../../src/fuzz/step.ts'
import { planted } from './subject.ts'

it('makes the same case of the same seed and number, and another of another', () => {
  const one = cases(everyInput(), { words: ['open'] })
  const other = cases(everyInput(), { words: ['open'] })
  const text = (arbitrary: typeof one, seed: number, index: number): string => {
    const { steps, pacing } = sampleCase(arbitrary, seed, index)
    return `${pacing} ${steps.map(keyOf).join(' ')}`
  }
  fc.assert(
    fc.property(fc.integer(), fc.nat(), (seed, index) => {
      expect(text(one, seed, index)).toBe(text(other, seed, index))
    }),
  )
  const many = Array.from({ length: 200 }, (_, index) => text(one, 1, index))
  expect(new Set(many).size).toBeGreaterThan(190)
})

it('gives the same inputs and verdicts for the same seed', async () => {
  const campaign = async (seed: number): Promise<string[]> => {
    const lines: string[] = []
    const [command, args] = planted('resize-race.mjs')
    await fuzz(command, args, {
      seed,
      guided: false,
      lanes: 1,
      confirm: 1,
      budget: { sessions: 5, findings: 1 },
      log: (line) => lines.push(line),
    })
    return lines
  }
  const first = await campaign(3)
  expect(first.length).toBeGreaterThan(0)
  expect(await campaign(3)).toEqual(first)
  expect(await campaign(4)).not.toEqual(first)
})
