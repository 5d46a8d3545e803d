import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tapeJsonSchema } from '../../src/tape/json-schema.ts'

it('is what docs/tape.schema.json holds', async () => {
  await expect(tapeJsonSchema()).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/tape.schema.json'))
})
