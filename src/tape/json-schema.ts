import { z } from 'zod'
import { tapeSchema } from './schema.ts'

/** `docs/tape.schema.json`, for editors. It knows fields and ranges; rules across fields only the reader checks. */
export function tapeJsonSchema(): string {
  const schema = z.toJSONSchema(tapeSchema, { target: 'draft-2020-12' })
  return `${JSON.stringify({ title: 'termtape tape', ...schema }, null, 2)}\n`
}
