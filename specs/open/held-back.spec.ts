import { expect, it } from 'vitest'
import { Flow } from '../../src/open/held-back.ts'
import { captureCallSite } from '../../src/session/call-site.ts'
import type { Question } from '../../src/session/questions.ts'

const question = (): Question => ({
  call: 'toShow("x")',
  site: captureCallSite(question),
  ask: () => Promise.resolve({ how: 'held' }),
})

it('knows a spec that talks to several sessions at once from one that takes them in turn', () => {
  const [own, other] = [question(), question()]
  const inTurn = new Flow(0)
  inTurn.step(1, { kind: 'asked', question: other })
  inTurn.step(1, { kind: 'answered', question: other })
  inTurn.step(0, { kind: 'asked', question: own })
  expect(inTurn.concurrent).toBe(false)

  const open = new Flow(0)
  open.step(1, { kind: 'asked', question: other })
  open.step(0, { kind: 'asked', question: own })
  expect(open.concurrent).toBe(true)

  const beside = new Flow(0)
  beside.step(0, { kind: 'asked', question: own })
  beside.step(1, { kind: 'told', told: 2 })
  expect(beside.concurrent).toBe(true)
})
