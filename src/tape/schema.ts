import { z } from 'zod'
import { tapeDepthMax } from '../limits.ts'
import { description } from './description.ts'
import { forbiddenKey } from './fields.ts'
import { breaks, type Kind, type ObjectKind, ruleText } from './kinds.ts'

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

/** A tape as zod sees it, made from the description. */
export const tapeSchema: z.ZodType = schemaOf(description)

function schemaOf(kind: Kind): z.ZodType {
  switch (kind.is) {
    case 'literal':
      return z.literal(kind.value)
    case 'one of':
      return z.enum(kind.values)
    case 'string': {
      const { check } = kind
      if (check === undefined) return z.string()
      return z
        .string()
        .refine(check.holds, check.complaint)
        .meta({ ...check.meta })
    }
    case 'amount':
      return kind.max === undefined ? amount() : amount().max(kind.max)
    case 'whole':
      return z.int().min(kind.min).max(kind.max)
    case 'boolean':
      return z.boolean()
    case 'range':
      return z.union([
        amount(),
        z.tuple([amount(), amount()]).refine(([least, most]) => least <= most, {
          error: 'the lower end of the range is above the upper',
        }),
      ])
    case 'strings by name':
      return z.record(z.string(), z.string())
    case 'free':
      return z.record(z.string(), z.unknown())
    case 'nullable':
      return schemaOf(kind.of).nullable()
    case 'list':
      return listSchema(kind)
    case 'variants':
      return variantsSchema(kind)
    default:
      return objectSchema(kind)
  }
}

function variantsSchema({ tag, of }: Kind & { is: 'variants' }): z.ZodType {
  const [first, ...others] = of.map(objectSchema)
  return first === undefined ? z.never() : z.discriminatedUnion(tag, [first, ...others])
}

function amount(): z.ZodNumber {
  return z.number().nonnegative()
}

function listSchema({ of, min, rule }: Kind & { is: 'list' }): z.ZodType {
  const items = z.array(schemaOf(of)).min(min)
  if (rule === undefined) return items
  return items.superRefine((all, context) => {
    for (const { path, message } of rule(all)) context.addIssue({ code: 'custom', path, message })
  })
}

function objectSchema({ fields, rules }: ObjectKind): z.ZodObject {
  const shape = Object.entries(fields).map(([name, { kind, holds, optional }]): [string, z.ZodType] => {
    const described = schemaOf(kind).meta({ description: holds })
    return [name, optional === true ? described.optional() : described]
  })
  let schema: z.ZodObject = z.strictObject(Object.fromEntries(shape))
  for (const rule of rules) {
    schema = schema.refine((value) => !breaks(rule, Object(value)), ruleText(rule))
    if (rule.lacking === undefined)
      schema = schema.meta({ oneOf: rule.exactlyOne.map((name) => ({ required: [name] })) })
  }
  return schema
}

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
    key === forbiddenKey
      ? [{ path: [...path, key], message: 'is not allowed as a name', unknownField: false }]
      : plainIssues(each, [...path, key], depth - 1),
  )
}
