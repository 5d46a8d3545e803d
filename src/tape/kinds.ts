/** What a value on a tape may be. Guard, order, schema and docs all follow from it; see `description.ts`. */
export type Kind =
  | { is: 'literal'; value: string | number | true }
  | { is: 'one of'; values: readonly string[] }
  | { is: 'string'; check?: TextCheck }
  | { is: 'amount'; unit?: string; max?: number }
  | { is: 'whole'; min: number; max: number }
  | { is: 'boolean' }
  | { is: 'range' }
  | { is: 'strings by name' }
  | { is: 'free' }
  | { is: 'nullable'; of: Kind }
  | { is: 'list'; of: Kind; min: number; rule?: ListRule }
  | ObjectKind
  | { is: 'variants'; tag: string; of: readonly ObjectKind[] }

/** An object of known fields, in the order in which they are printed. */
export interface ObjectKind {
  is: 'object'
  fields: Readonly<Record<string, Field>>
  rules: readonly FieldRule[]
  /** How it is laid out where one line if it fits, else one line per field, will not do. */
  layout?: { open: true; rows?: readonly (readonly string[])[] }
}

export interface Field {
  kind: Kind
  /** For people: what it holds. */
  holds: string
  /** An optional field may be absent, which means what it meant before there was such a field. */
  optional?: true
  /** The release that first wrote it; absent for those that were there from the start. */
  since?: string
}

/** What a string must be beside a string. */
export interface TextCheck {
  /** For people, e.g. `base64`. */
  name: string
  holds: (text: string) => boolean
  /** Follows the name of the field: `is not …`. */
  complaint: string
  /** For the JSON Schema. */
  meta?: Readonly<Record<string, string>>
}

/** Of two fields exactly one is null, or exactly one is there. */
export interface FieldRule {
  exactlyOne: readonly [string, string]
  lacking: null | undefined
}

/** What only the items of a list together can break. */
export type ListRule = (items: readonly unknown[]) => ListFault[]

export interface ListFault {
  path: (string | number)[]
  message: string
}

/** An object with a field for every key of `T`, and no other. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- T is what the fields are checked against
export function object<T extends object>(
  fields: { [K in keyof Required<T>]: Field },
  more: { rules?: readonly FieldRule[]; layout?: ObjectKind['layout'] } = {},
): ObjectKind {
  const { rules = [], layout } = more
  return { is: 'object', fields, rules, ...(layout === undefined ? {} : { layout }) }
}

export function field(kind: Kind, holds: string): Field {
  return { kind, holds }
}

export function optional(kind: Kind, holds: string, since?: string): Field {
  return { kind, holds, optional: true, ...(since === undefined ? {} : { since }) }
}

export function nullable(of: Kind): Kind {
  return { is: 'nullable', of }
}

export function list(of: Kind, min = 0, rule?: ListRule): Kind {
  return { is: 'list', of, min, ...(rule === undefined ? {} : { rule }) }
}

/** Whether an object breaks a rule between two of its fields. */
export function breaks({ exactlyOne: [one, other], lacking }: FieldRule, value: object): boolean {
  return (Reflect.get(value, one) === lacking) === (Reflect.get(value, other) === lacking)
}

export function ruleText({ exactlyOne: [one, other], lacking }: FieldRule): string {
  return lacking === null
    ? `exactly one of ${one} and ${other} must be null`
    : `exactly one of ${one} and ${other} must be there`
}
