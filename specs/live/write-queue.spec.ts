import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { WriteQueue } from '../../src/live/write-queue.ts'
import { refusalOf } from './subject.ts'

it('hands over every byte in order, however little the terminal takes at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }),
      fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 20 }),
      async (inputs, takes) => {
        const taken: number[] = []
        let turn = 0
        const queue = new WriteQueue((bytes) => {
          // Every so often it is full; never for ever.
          const count = Math.min(bytes.length, turn++ % 4 === 3 ? 1 : (takes[turn % takes.length] ?? 1))
          taken.push(...bytes.subarray(0, count))
          return count
        })
        await Promise.all(inputs.map((input) => queue.push(input)))
        expect(taken).toEqual(inputs.flatMap((input) => [...input]))
      },
    ),
    { numRuns: 50 },
  )
})

it('refuses what waits and what comes when it is dropped, and offers nothing any more', async () => {
  let offers = 0
  const queue = new WriteQueue(() => {
    offers++
    return 0
  })
  const waiting = [refusalOf(queue.push(Buffer.from('a'))), refusalOf(queue.push(Buffer.from('b')))]
  const refusal = new InputError('closed', 'gone')
  queue.drop(() => refusal)
  expect(await Promise.all(waiting)).toEqual([refusal, refusal])
  expect(await refusalOf(queue.push(Buffer.from('c')))).toBe(refusal)
  expect(offers).toBe(1)
})

it('refuses everything when the terminal fails', async () => {
  const queue = new WriteQueue(() => {
    throw new Error('ENOSPC')
  })
  expect(await refusalOf(queue.push(Buffer.from('a')))).toMatchObject({
    problem: 'failed',
    cause: new Error('ENOSPC'),
  })
})
