import { z } from 'zod'
import { tapeDepthMax, terminalSideMax } from '../limits.ts'
import * as fields from './fields.ts'

/** One thing a value lacks to be a tape. */
export interface Issue {
  path: readonly (string | number)[]
  message: string
  /** The field itself is not known: a lax reader drops it and goes on. */
  unknownField: boolean
}

/** Everything that keeps a value from being a tape; nothing exactly where `guard.ts` says it is one. */
export function tapeIssues(value: unknown): Issue[] {
  const issues = plainIssues(value, [], tapeDepthMax + annotationsDepth)
  const result = tapeSchema.safeParse(value)
  if (result.success) return issues
  for (const issue of result.error.issues) issues.push(...issuesOf(issue))
  return issues
}

// The depth at which an exchange's annotations begin: tape, exchanges, exchange.
const annotationsDepth = 3

const amount = z.number().nonnegative()
const side = z.int().min(1).max(terminalSideMax)
const text = z.string().min(1)
const unicode = z
  .string()
  .refine(fields.isUnicode, 'holds half a surrogate pair, which is no text: use base64')
const base64 = z.string().refine(fields.isBase64, 'is not valid base64').meta({ contentEncoding: 'base64' })
const signal = z.string().regex(fields.signalPattern, 'is not a signal name, e.g. SIGTERM')

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z
    .strictObject({
      kind: z.enum(['line', 'raw', 'reply']),
      dataText: unicode.nullable(),
      dataBytesB64: base64.nullable(),
    })
    .refine((data) => (data.dataText === null) !== (data.dataBytesB64 === null), {
      error: 'exactly one of dataText and dataBytesB64 must be a string, the other null',
    }),
  z.strictObject({ kind: z.literal('eof') }),
  z.strictObject({ kind: z.literal('resize'), cols: side, rows: side }),
  z.strictObject({ kind: z.literal('signal'), signal }),
])

const chunk = z
  .strictObject({
    delay_ms: amount,
    stream: z.literal('stderr').optional(),
    text: z.array(unicode).optional(),
    dataB64: base64.optional(),
  })
  .refine((each) => (each.text === undefined) !== (each.dataB64 === undefined), {
    error: 'exactly one of text and dataB64 must be there',
  })
  .meta({ oneOf: [{ required: ['text'] }, { required: ['dataB64'] }] })

const exit = z
  .strictObject({ code: z.int().min(0).max(fields.exitCodeMax).nullable(), signal: signal.nullable() })
  .refine((each) => (each.code === null) !== (each.signal === null), {
    error: 'exactly one of code and signal must be null',
  })

const exchange = z.strictObject({
  pre: z.strictObject({ prompt: z.string().nullable(), stateHash: z.string().nullable() }),
  input,
  output: z.strictObject({ chunks: z.array(chunk) }),
  exit: exit.nullable(),
  dur_ms: amount,
  annotations: z.record(z.string(), z.unknown()),
})

const exchanges = z
  .array(exchange)
  .min(1)
  .superRefine((all, context) => {
    for (const [index, each] of all.entries()) {
      const isStart = each.input.kind === 'start'
      if (isStart !== (index === 0))
        context.addIssue({
          code: 'custom',
          path: [index, 'input', 'kind'],
          message: isStart
            ? 'only the first exchange is a start'
            : 'the first exchange must be of kind start',
        })
      if (each.exit !== null && index !== all.length - 1)
        context.addIssue({
          code: 'custom',
          path: [index, 'exit'],
          message: 'only the last exchange has an exit',
        })
    }
  })

const latencyRange = z
  .tuple([amount, amount])
  .refine(([least, most]) => least <= most, { error: 'the lower end of the range is above the upper' })

/** A tape as zod sees it. Its fields are described in `docs/tape-format.md`. */
export const tapeSchema: z.ZodType = z.strictObject({
  version: z.literal(1),
  meta: z.strictObject({
    program: text,
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
    cwd: text,
    pty: z.strictObject({ rows: side, cols: side }).nullable(),
    createdAt: z
      .string()
      .regex(fields.instantPattern, 'is not an ISO 8601 time in UTC, e.g. 2026-01-31T12:34:56.789Z'),
    tag: z.string().nullable(),
    latency: z.union([amount, latencyRange]),
    errorRate: amount.max(fields.errorRateMax),
    seed: z.int(),
  }),
  session: z.strictObject({ platform: text, recorder: text, programVersion: z.string().nullable() }),
  exchanges,
})

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'is not a known field',
      unknownField: true,
    }))
  return [{ path, message: messageOf(issue), unknownField: false }]
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message
  if (/received undefined/.test(issue.message)) return 'is missing'
  return issue.message.replace(/^Invalid input: /, '').replace(/^Invalid input$/, 'has the wrong shape')
}

/** What zod overlooks anywhere in a document: the forbidden key, numbers that JSON cannot hold, endless nesting. */
function plainIssues(value: unknown, path: (string | number)[], depth: number): Issue[] {
  const issue = (message: string): Issue[] => [{ path, message, unknownField: false }]
  if (typeof value === 'number' && !Number.isFinite(value)) return issue('must be a finite number')
  if (typeof value !== 'object' || value === null) return []
  if (depth === 0) return issue(`is nested deeper than ${tapeDepthMax} levels`)
  if (Array.isArray(value))
    return value.flatMap((each, index) => plainIssues(each, [...path, index], depth - 1))
  return Object.entries(value).flatMap(([key, each]) =>
    key === fields.forbiddenKey
      ? [{ path: [...path, key], message: 'is not allowed as a name', unknownField: false }]
      : plainIssues(each, [...path, key], depth - 1),
  )
}
