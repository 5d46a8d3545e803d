import { description } from './description.ts'
import type { Field, Kind, ObjectKind } from './kinds.ts'

/** The fields of a tape as the table of `docs/tape-format.md`, in the order in which they are printed. */
export function fieldTable(): string {
  const rows = [['field', 'kind', 'holds'], ['---', '---', '---'], ...rowsOf(description, '')]
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowsOf({ fields }: ObjectKind, path: string): string[][] {
  return Object.entries(fields).flatMap(([name, each]) => {
    const at = path === '' ? name : `${path}.${name}`
    return [[`\`${at}\``, kindText(each), holdsText(each)], ...below(each.kind, at)]
  })
}

function below(kind: Kind, path: string): string[][] {
  if (kind.is === 'nullable') return below(kind.of, path)
  if (kind.is === 'list') return below(kind.of, `${path}[]`)
  if (kind.is === 'object') return rowsOf(kind, path)
  if (kind.is !== 'variants') return []
  return kind.of.flatMap((variant) => {
    const { [kind.tag]: tag, ...others } = variant.fields
    const named = tagNames(tag?.kind).join(', ')
    const head = [`\`${path}.${kind.tag}\``, named, tag?.holds ?? '']
    return [head, ...rowsOf({ ...variant, fields: others }, path)]
  })
}

function tagNames(kind: Kind | undefined): string[] {
  if (kind?.is === 'literal') return [JSON.stringify(kind.value)]
  return kind?.is === 'one of' ? kind.values.map((value) => JSON.stringify(value)) : []
}

function holdsText({ holds, since }: Field): string {
  return since === undefined ? holds : `${holds} (since ${since})`
}

function kindText({ kind, optional }: Field): string {
  return optional === true ? `${nameOf(kind)}, optional` : nameOf(kind)
}

function nameOf(kind: Kind): string {
  switch (kind.is) {
    case 'literal':
      return JSON.stringify(kind.value)
    case 'one of':
      return kind.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'string':
      return kind.check === undefined ? 'string' : `string, ${kind.check.name}`
    case 'amount':
      return [kind.max === undefined ? 'number from 0' : `number 0 to ${kind.max}`, ...unitOf(kind)].join(
        ', ',
      )
    case 'whole':
      return Number.isSafeInteger(kind.max) && kind.max < Number.MAX_SAFE_INTEGER
        ? `whole number ${kind.min} to ${kind.max}`
        : 'whole number'
    case 'boolean':
      return 'true or false'
    case 'range':
      return 'milliseconds, or `[min, max]`'
    case 'strings by name':
      return 'strings by name'
    case 'free':
      return 'object'
    case 'nullable':
      return `${nameOf(kind.of)}, or null`
    case 'list':
      return kind.min === 0
        ? `array of ${nameOf(kind.of)}`
        : `array of ${nameOf(kind.of)}, at least ${kind.min}`
    default:
      return 'object'
  }
}

function unitOf({ unit }: { unit?: string }): string[] {
  return unit === undefined ? [] : [unit]
}
