import type { Kind, ObjectKind } from './kinds.ts'

/**
 * A copy with the fields in the order of the description, whatever order they came in, and names that are data sorted, so
 * that equal tapes have equal bytes.
 */
export function inOrder<T>(kind: Kind, value: T): T {
  // Only the order changes, which no type tells.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return ordered(kind, value) as T
}

function ordered(kind: Kind, value: unknown): unknown {
  switch (kind.is) {
    case 'nullable':
      return value === null ? null : ordered(kind.of, value)
    case 'list':
      return Array.isArray(value) ? value.map((each) => ordered(kind.of, each)) : value
    case 'object':
      return fieldsInOrder(kind, value)
    case 'variants': {
      const tag = fieldOf(value, kind.tag)
      const variant = kind.of.find((each) => hasTag(each.fields[kind.tag]?.kind, tag))
      return variant === undefined ? value : fieldsInOrder(variant, value)
    }
    case 'strings by name':
    case 'free':
      return sorted(value)
    default:
      return value
  }
}

function fieldsInOrder({ fields }: ObjectKind, value: unknown): unknown {
  const entries: [string, unknown][] = []
  for (const [name, { kind }] of Object.entries(fields)) {
    const held = fieldOf(value, name)
    if (held !== undefined) entries.push([name, ordered(kind, held)])
  }
  return Object.fromEntries(entries)
}

function hasTag(kind: Kind | undefined, tag: unknown): boolean {
  if (kind?.is === 'one of') return typeof tag === 'string' && kind.values.includes(tag)
  return kind?.is === 'literal' && kind.value === tag
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, sorted(each)])
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
