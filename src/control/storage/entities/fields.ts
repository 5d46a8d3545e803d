import { z } from 'zod'
import { instantPattern } from '../../../tape/fields.ts'
import { isPlainId } from '../plain-id.ts'

/** What the fields of several entities have in common. */

/** A name that may become a file's. */
export const id: z.ZodType<string> = z.string().refine(isPlainId, 'is not a plain name')

/** ISO 8601 in UTC. */
export const instant: z.ZodType<string> = z
  .string()
  .regex(instantPattern, 'is not an ISO 8601 time in UTC, e.g. 2026-01-31T12:34:56.789Z')

export const seconds: z.ZodType<number> = z.number().nonnegative()

export const count: z.ZodType<number> = z.int().nonnegative()

/** Anything JSON can hold: a field whose shape is its writer's own. */
export const json: z.ZodType = z.json()
