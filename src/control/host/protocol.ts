import { z } from 'zod'
import { isBase64, signalPattern } from '../../tape/fields.ts'
import type { TapeInput } from '../../tape/tape.ts'
import type { ControlOptions } from '../registry/control-options.ts'
import { id, json } from '../storage/entities/fields.ts'
import { parseJson } from '../storage/safe-json.ts'

/** The first line a host says to a client. A client of another version goes away. */
export interface Greeting {
  termtape: 'host'
  version: number
  pid: number
}

/** Raised whenever an older client or host would misunderstand the other. */
export const protocolVersion = 1

/** What a session may be opened with from another process: all that can be written down. */
export type RemoteOptions = Omit<ControlOptions, 'env' | 'secrets' | 'redact' | 'persist'> & {
  /** Null removes a variable. */
  env?: Readonly<Record<string, string | null>>
}

/** An input as a tape writes it, and whether it is a secret. */
export type RemoteInput = Exclude<TapeInput, { kind: 'start' }> & { secret?: boolean | undefined }

/** What a client may ask for. */
export type Order =
  | { op: 'open'; command: string; options: Readonly<Record<string, unknown>> }
  | { op: 'list'; activeOnly: boolean }
  | { op: 'send'; session: string; input: RemoteInput }
  | { op: 'attach'; session: string }
  | { op: 'line-mode'; session: string }
  | { op: 'echo'; session: string; on: boolean }
  | { op: 'close'; session: string; force: boolean }
  | { op: 'cleanup'; options: { maxAgeMinutes?: number | undefined; force?: boolean | undefined } }
  | { op: 'stop' }

/** An order, with the number its answer carries. */
export type Request = Order & { id: number }

/** An error as it goes over the wire. */
export interface WireError {
  code: string
  message: string
  hint?: string | undefined
  /** The further fields of its class. */
  facts: Record<string, unknown>
}

/** Every later line of a host: the answer to a request, or news of a session the client is attached to. */
export type Message =
  | { id: number; result: unknown }
  | { id: number | null; error: WireError }
  | { event: 'output'; session: string; text: string; stream: 'stdout' | 'stderr' }
  | {
      event: 'exit'
      session: string
      exit: { code: number | null; signal: string | null }
      /** Why the host closed the session, where it did so by itself. */
      because?: WireError | undefined
    }

const session = z.string().max(200)
const text = z.string()
const data = {
  dataText: text.nullable(),
  dataBytesB64: text.refine(isBase64, 'is not base64').nullable(),
  secret: z.boolean().optional(),
}

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['line', 'raw', 'reply']), ...data }),
  z.strictObject({ kind: z.literal('eof') }),
  z.strictObject({ kind: z.literal('resize'), cols: z.int(), rows: z.int() }),
  z.strictObject({ kind: z.literal('signal'), signal: text.regex(signalPattern) }),
])

const request = z.int().nonnegative()

// The options are checked where they are used: by `control`, for whoever calls it.
const options = z.record(z.string(), json)

const requestSchema: z.ZodType<Request> = z.discriminatedUnion('op', [
  z.strictObject({ id: request, op: z.literal('open'), command: text, options }),
  z.strictObject({ id: request, op: z.literal('list'), activeOnly: z.boolean() }),
  z.strictObject({ id: request, op: z.literal('send'), session, input }),
  z.strictObject({ id: request, op: z.literal('attach'), session }),
  z.strictObject({ id: request, op: z.literal('line-mode'), session }),
  z.strictObject({ id: request, op: z.literal('echo'), session, on: z.boolean() }),
  z.strictObject({ id: request, op: z.literal('close'), session, force: z.boolean() }),
  z.strictObject({
    id: request,
    op: z.literal('cleanup'),
    options: z.strictObject({ maxAgeMinutes: z.number().optional(), force: z.boolean().optional() }),
  }),
  z.strictObject({ id: request, op: z.literal('stop') }),
])

export const errorSchema: z.ZodType<WireError> = z.object({
  code: text,
  message: text,
  hint: text.optional(),
  facts: z.record(text, json),
})

const messageSchema: z.ZodType<Message> = z.union([
  z.object({ id: request, result: json }),
  z.object({ id: request.nullable(), error: errorSchema }),
  z.object({ event: z.literal('output'), session: id, text, stream: z.enum(['stdout', 'stderr']) }),
  z.object({
    event: z.literal('exit'),
    session: id,
    exit: z.object({ code: z.int().nullable(), signal: text.nullable() }),
    because: errorSchema.optional(),
  }),
])

const greetingSchema: z.ZodType<Greeting> = z.object({
  termtape: z.literal('host'),
  version: z.int(),
  pid: z.int(),
})

/** What a host says first, or undefined when that is no host of ours. */
export function parseGreeting(line: string): Greeting | undefined {
  return greetingSchema.safeParse(parsed(line)).data
}

/** A request, or undefined when the line is none. */
export function parseRequest(line: string): Request | undefined {
  return requestSchema.safeParse(parsed(line)).data
}

/** A message of a host, or undefined when the line is none. */
export function parseMessage(line: string): Message | undefined {
  return messageSchema.safeParse(parsed(line)).data
}

function parsed(line: string): unknown {
  try {
    return parseJson(line)
  } catch {
    return undefined
  }
}
