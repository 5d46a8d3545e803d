import { tapeDepthMax } from '../limits.ts'
import { description, output } from './description.ts'
import { forbiddenKey } from './fields.ts'
import { breaks, type Kind, type ObjectKind } from './kinds.ts'
import type { Exchange, Tape } from './tape.ts'

type Fields = Record<string, unknown>
type Check = (value: unknown) => boolean

const checks: { tape?: Check; output?: Check } = {}

/**
 * Whether a value is a well-formed tape, in one pass and without a library: a replaying worker pays for zod only
 * when this says no. It accepts exactly what `schema.ts` accepts: both are made from the description.
 */
export function isTape(value: unknown): value is Tape {
  return (checks.tape ??= checkOf(description))(value)
}

/** Whether a value is the output of an exchange. */
export function isOutput(value: unknown): value is Exchange['output'] {
  return (checks.output ??= checkOf(output))(value)
}

function checkOf(kind: Kind): Check {
  switch (kind.is) {
    case 'literal':
      return (value) => value === kind.value
    case 'one of':
      return (value) => typeof value === 'string' && kind.values.includes(value)
    case 'string': {
      if (kind.check === undefined) return isString
      const { holds } = kind.check
      return (value) => typeof value === 'string' && holds(value)
    }
    case 'amount': {
      const { max = Number.MAX_VALUE } = kind
      return (value) => typeof value === 'number' && value >= 0 && value <= max
    }
    case 'whole':
      return (value) => Number.isInteger(value) && Number(value) >= kind.min && Number(value) <= kind.max
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'range':
      return isRange
    case 'strings by name':
      return isStringsByName
    case 'free':
      return (value) => isRecord(value) && isPlain(value, tapeDepthMax)
    case 'nullable': {
      const inner = checkOf(kind.of)
      return (value) => value === null || inner(value)
    }
    case 'list': {
      const each = checkOf(kind.of)
      const { min, rule } = kind
      return (value) => {
        if (!Array.isArray(value) || value.length < min) return false
        for (let index = 0; index < value.length; index++) if (!each(value[index])) return false
        return rule === undefined || rule(value).length === 0
      }
    }
    case 'variants':
      return variantsCheck(kind.tag, kind.of)
    default:
      return objectCheck(kind)
  }
}

/**
 * The fields that are known, each as it must be, and no other. Printed tapes have them in order, so each is met where it
 * is expected; asking for a name at its turn, and for no list of names, is what keeps a cold first load quick.
 */
function objectCheck({ fields, rules }: ObjectKind): Check {
  const names = Object.keys(fields)
  const each = Object.values(fields).map((field) => checkOf(field.kind))
  const optional = Object.values(fields).map((field) => field.optional === true)
  const required = optional.filter((isOptional) => !isOptional).length
  const rule = rules[0]
  return (value) => {
    if (!isRecord(value)) return false
    let turn = 0
    let left = required
    for (const name in value) {
      let at = turn
      if (names[at] !== name && (at = names.indexOf(name)) === -1) return false
      if (!each[at]!(value[name])) return false
      if (!optional[at]) left--
      turn = at + 1
    }
    return left === 0 && (rule === undefined || !breaks(rule, value))
  }
}

function variantsCheck(tag: string, variants: readonly ObjectKind[]): Check {
  const byTag = new Map<unknown, Check>()
  for (const variant of variants) {
    const check = objectCheck(variant)
    const kind = variant.fields[tag]?.kind
    if (kind?.is === 'literal') byTag.set(kind.value, check)
    if (kind?.is === 'one of') for (const each of kind.values) byTag.set(each, check)
  }
  return (value) => isRecord(value) && byTag.get(value[tag])?.(value) === true
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity
}

function isRange(value: unknown): boolean {
  if (!Array.isArray(value)) return isAmount(value)
  const [least, most]: unknown[] = value
  return value.length === 2 && isAmount(least) && isAmount(most) && least <= most
}

function isStringsByName(value: unknown): boolean {
  if (!isRecord(value)) return false
  for (const name of Object.keys(value)) if (name === forbiddenKey || !isString(value[name])) return false
  return true
}

/** JSON as JSON.parse gives it, nested no deeper than `depth`, and nowhere the forbidden key. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth === 0) return false
  if (Array.isArray(value)) return value.every((each) => isPlain(each, depth - 1))
  if (!isRecord(value)) return false
  for (const key in value) if (key === forbiddenKey || !isPlain(value[key], depth - 1)) return false
  return true
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
