import { z } from 'zod'
import { chunk, description, exchange } from './description.ts'
import { breaks, type Kind, type ObjectKind, ruleText } from './kinds.ts'

/** A tape as zod sees it, made from the description. */
export const tapeSchema: z.ZodType = schemaOf(description)

/** The parts of one. */
export const exchangeSchema: z.ZodType = schemaOf(exchange)
export const chunkSchema: z.ZodType = schemaOf(chunk)

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
