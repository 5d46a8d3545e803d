import { expect, it } from 'vitest'
import { createRedactor } from '../../src/redact/redactor.ts'
import { runs } from '../runs.ts'
import { pieces } from './planting/plant.ts'
import { Random } from './planting/random.ts'
import { fills, outputs } from './planting/tools.ts'
import { wordings } from './planting/wordings.ts'

const worded = wordings.map(([fill, text]) => [text, fill, text] as const)

it.each([...outputs, ...worded])('%s keeps no %s', (name, fill, text) => {
  const random = new Random(name.length * 7_919 + text.length)
  for (let round = 0; round < runs(10); round += 1) {
    const secret = fills[fill]?.(random) ?? ''
    const shown = `${text.replaceAll('¶', '\r\n').replace('§', () => secret)}\r\n`
    const written = createRedactor({ columns: 200 }).redact([{ text: shown, stream: 'stdout' }])[0]?.text
    const left = pieces(secret).filter((piece) => written?.includes(piece))
    expect({ shown, written, left }).toEqual({ shown, written, left: [] })
  }
})
