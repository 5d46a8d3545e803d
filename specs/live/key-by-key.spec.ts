import { expect, it } from 'vitest'
import { oneByOne } from '../../src/live/key-by-key.ts'
import type { ProgramLook } from '../../src/session/transport.ts'

const look = (slices: number, waitsFor: ProgramLook['waitsFor']): ProgramLook => ({
  waitsFor,
  group: 1,
  ran: '',
  slices,
})

it('types the next key only when the program, woken by the one before, waits again', async () => {
  // What the kernel says from one look to the next, from the moment a key was written.
  const seen = [
    look(1, 'unknown'),
    look(1, 'unknown'),
    look(2, 'other'),
    look(3, 'unknown'),
    look(3, 'unknown'),
  ]
  const happened: string[] = []
  let at = 0
  await oneByOne(
    [Buffer.from('6'), Buffer.from('\r')],
    0,
    async (part) => void happened.push(JSON.stringify(part.toString())),
    () => {
      const now = seen[Math.min(at++, seen.length - 1)]
      if (at > 1 && at <= seen.length) happened.push(`${now?.slices} ${now?.waitsFor}`)
      return now
    },
  )
  expect(happened).toEqual(['"6"', '1 unknown', '2 other', '3 unknown', '3 unknown', '"\\r"'])
})
