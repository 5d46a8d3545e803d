import { expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redactor.ts'
import { everyday } from './planting/everyday.ts'
import { pieces } from './planting/plant.ts'
import { Random } from './planting/random.ts'

// All of them, in every way: npm run soak:secrets.
it('of the secret in a line of settings, commands, code, logs, tables and sentences nothing is left', () => {
  const left = everyday.flatMap(({ text, fill }, index) => {
    if (index % 4 > 0) return []
    const secret = fill(new Random(77 + index))
    const printed = `${text.replaceAll('§', () => secret)}\r\n`
    const [masked] = createRedactor({ columns: 80 }).redact([{ text: printed }])
    return pieces(secret).some((piece) => masked?.text.includes(piece)) ? [[secret, masked?.text]] : []
  })
  expect(left).toEqual([])
})
