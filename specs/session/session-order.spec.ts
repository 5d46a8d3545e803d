import { expect, it, vi } from 'vitest'
import { Turns } from '../../src/replay/turns.ts'
import { SessionOrder } from '../../src/session/session-order.ts'

it('tells what another session was told last', () => {
  const order = new SessionOrder()
  order.tell(0)
  order.tell(1)
  expect(order.toldSince(0, 0)).toEqual({ session: 2, told: 1 })
  expect(order.toldSince(0, 1)).toBeUndefined()
  expect(order.toldSince(order.moment, 0)).toBeUndefined()
  order.tell(1)
  expect(order.toldSince(2, 0)).toEqual({ session: 2, told: 2 })
})

it('calls back once a session was told so much, or has ended', () => {
  const order = new SessionOrder()
  const [told, ended, forgotten] = [vi.fn(), vi.fn(), vi.fn()]
  order.tell(1)
  order.tell(2)
  order.when({ session: 2, told: 2 }, told)
  order.when({ session: 3, told: 9 }, ended)
  order.when({ session: 2, told: 2 }, forgotten)()
  expect(order.reached({ session: 2, told: 2 })).toBe(false)
  order.tell(1)
  expect(told).toHaveBeenCalledOnce()
  expect(ended).not.toHaveBeenCalled()
  order.end(2)
  expect(ended).toHaveBeenCalledOnce()
  expect(forgotten).not.toHaveBeenCalled()
})

it('holds back a step and what follows it, but nobody who asks whether all was said', async () => {
  const order = new SessionOrder()
  order.tell(0)
  order.tell(1)
  const until = { session: 2, told: 2 }
  const hold = {
    get over() {
      return order.reached(until)
    },
    when: (go: () => void) => order.when(until, go),
  }
  const turns = new Turns()
  const said: string[] = []
  turns.plan(0, () => said.push('one'))
  turns.plan(0, () => said.push('two'), hold)
  turns.join(() => said.push('end'))
  turns.go()
  await turns.done()
  expect(said).toEqual(['one'])
  order.tell(1)
  expect(said).toEqual(['one'])
  await turns.done()
  expect(said).toEqual(['one', 'two', 'end'])
})
