import { expect, it } from 'vitest'
import { Guide } from '../../../src/fuzz/guide/guided.ts'
import { interruptions } from '../../../src/fuzz/inputs/interruptions.ts'
import type { Played } from '../../../src/fuzz/run/played.ts'
import { keyOf, send, type Step } from '../../../src/fuzz/step.ts'

function played(steps: readonly Step[], said: readonly string[]): Played {
  return {
    case: { steps, pacing: 'paced' },
    earlier: [],
    past: [],
    disturbed: false,
    given: steps.length,
    exit: null,
    endedAtStart: false,
    stuck: null,
    floodStops: false,
    floodOfChild: false,
    spinsAfterHangUp: false,
    answers: [],
    screen: said.at(-1) ?? '',
    memory: { before: 0, after: 0, most: 0 },
    descriptors: { before: 0, after: 0 },
    stops: said.map((text, index) => ({ given: index + 1, said: text })),
  }
}

it('tries each interruption once in each state: at the start, then the first ones everywhere before the last ones anywhere', () => {
  const guide = new Guide()
  guide.learn(played([send('set\r'), send('x\r')], ['name> ', 'menu> ']))
  const atStart = interruptions.map(() => guide.probe()?.each.steps)
  expect(atStart).toEqual(interruptions)
  const probes: string[] = []
  for (let each = guide.probe(); each !== undefined; each = guide.probe())
    probes.push(each.each.steps.map(keyOf).join(' '))
  expect(new Set(probes).size).toBe(2 * interruptions.length)
  expect(probes).toHaveLength(2 * interruptions.length)
  const first = [send('set\r'), ...(interruptions[0] ?? [])].map(keyOf).join(' ')
  expect(probes[0]).toBe(first)
  expect(probes[1]).toContain('>x\r')
})

it('goes to a place by the shortest way it met', () => {
  const guide = new Guide()
  guide.learn(played([send('a'), send('set\r')], ['', 'name> ']))
  guide.learn(played([send('set\r')], ['name> ']))
  for (let each = 0; each < interruptions.length; each++) guide.probe()
  expect(guide.probe()?.each.steps.slice(0, 1).map(keyOf)).toEqual([keyOf(send('set\r'))])
})

it('spares most cases the words that end the program, and never Enter by itself', () => {
  const guide = new Guide()
  const ended = { ...played([send('quit'), send('\r')], []), exit: { code: 0, signal: null, sane: true } }
  for (let time = 0; time < 3; time++) guide.learn(ended)
  const steps = [send('add x'), send('\r'), send('quit'), send('\r'), send('\r'), send('list'), send('\r')]
  const left = guide.spare({ steps, pacing: 'paced' }, 0.9).steps.map(keyOf)
  expect(left).toEqual(['>add x', '>\r', '>\r', '>list', '>\r'])
  expect(guide.spare({ steps, pacing: 'paced' }, 0.1).steps).toHaveLength(steps.length)
})

it('says each word once in each state: there where the program waits, else at the end of a way', () => {
  const guide = new Guide(true)
  guide.learn(played([send('set\r')], ['\r\nname> ']))
  expect(guide.word(['up', 'down'], 'name>')).toMatchObject({ anywhere: true })
  const far = guide.word(['up', 'down'])
  expect(far?.each.steps.map(keyOf)).toEqual(['>set\r', '>down', '>\r'])
  expect(far?.anywhere).toBe(false)
  expect(guide.word(['up', 'down'], 'name>')).toBeUndefined()
})
