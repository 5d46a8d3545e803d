import { z } from 'zod'
import { HostError } from '../../errors.ts'
import type { Cleanup } from '../registry/cleanup.ts'
import type { SessionSummary } from '../registry/session-summary.ts'
import { errorSchema } from './protocol.ts'
import { fromWire } from './wire-error.ts'

/** A session as a host tells of it: dates are texts, and what is undefined is absent. */
const summarySchema = z.object({
  id: z.string(),
  command: z.string(),
  args: z.array(z.string()),
  cwd: z.string(),
  state: z.enum(['alive', 'dead', 'zombie']),
  pid: z.int().optional(),
  exit: z.object({ code: z.int().nullable(), signal: z.string().nullable() }).optional(),
  closedBy: z.object({ limit: z.enum(['idleTimeoutMs', 'maxRuntimeMs']), allowed: z.number() }).optional(),
  createdAt: z.coerce.date(),
  lastActivity: z.coerce.date(),
  persist: z.boolean(),
  pipePath: z.string().optional(),
  tapeName: z.string().optional(),
  owner: z.int(),
})

const worldSchema = z.object({
  terminal: z.boolean(),
  cols: z.int(),
  rows: z.int(),
  timeoutMs: z.number().nullable(),
})

/** What a session needs to know of a world in another process. */
export interface RemoteWorld {
  terminal: boolean
  cols: number
  rows: number
  /** Null: no limit. */
  timeoutMs: number | null
}

const cleanupSchema = z.object({
  closed: z.array(z.string()),
  removed: z.array(z.string()),
  problems: z.array(errorSchema),
})

const lineModeSchema = z.object({ echo: z.boolean(), canonical: z.boolean() }).nullable()

/** @throws HostError when it is no session */
export function summaryFromWire(value: unknown): SessionSummary {
  const { data } = summarySchema.safeParse(value)
  if (data === undefined) throw strange()
  const { pid, exit, closedBy, pipePath, tapeName } = data
  return { ...data, pid, exit, closedBy, pipePath, tapeName }
}

/** @throws HostError when it is no world */
export function worldFromWire(value: unknown): RemoteWorld {
  const { data } = worldSchema.safeParse(value)
  if (data === undefined) throw strange()
  return data
}

/** @throws HostError when it does not say what was cleaned up */
export function cleanupFromWire(value: unknown): Cleanup {
  const { data } = cleanupSchema.safeParse(value)
  if (data === undefined) throw strange()
  return { ...data, problems: data.problems.map(fromWire) }
}

/** Undefined where the host cannot tell. @throws HostError when it is no mode */
export function lineModeFromWire(value: unknown): { echo: boolean; canonical: boolean } | undefined {
  const { data } = lineModeSchema.safeParse(value)
  if (data === undefined) throw strange()
  return data ?? undefined
}

function strange(): HostError {
  return new HostError('protocol', 'The host answered with something that was not asked for.')
}
