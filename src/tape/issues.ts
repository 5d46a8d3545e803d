import { show } from '../errors.ts'
import { tapeDepthMax, tapeProblemsMax } from '../limits.ts'
import type { Path } from './comments.ts'
import { description } from './description.ts'
import { forbiddenKey } from './fields.ts'
import { breaks, type Kind, type ObjectKind, ruleText } from './kinds.ts'

/** One thing a value lacks to be a tape. */
export interface Issue {
  path: Path
  message: string
}

/** What keeps a value from being a tape: no more than is told to people, and how many there are in all. */
export interface Issues {
  first: Issue[]
  count: number
  /** The unknown fields that a lax reader dropped from the value, those that are told. */
  dropped: Issue[]
}

/**
 * Everything that keeps a value from being a tape; nothing exactly where `guard.ts` says it is one: both follow the description. What a
 * file of mistakes takes is bounded: of millions of them, only the first are kept.
 *
 * @param lax drops unknown fields from the value in place of counting them
 */
export function issuesIn(value: unknown, lax: boolean): Issues {
  const finder = new Finder(lax)
  finder.look(description, value)
  return finder.found
}

class Finder {
  readonly found: Issues = { first: [], count: 0, dropped: [] }
  readonly #lax: boolean
  readonly #path: (string | number)[] = []

  constructor(lax: boolean) {
    this.#lax = lax
  }

  look(kind: Kind, value: unknown): void {
    switch (kind.is) {
      case 'literal':
        if (value !== kind.value) this.#add(`expected ${JSON.stringify(kind.value)}`)
        return
      case 'one of':
        if (typeof value !== 'string' || !kind.values.includes(value)) this.#add(oneOf(kind.values))
        return
      case 'string':
        if (typeof value !== 'string') this.#add(expected('string', value))
        else if (kind.check?.holds(value) === false) this.#add(kind.check.complaint)
        return
      case 'amount':
        return this.#number(value, 0, kind.max ?? Number.MAX_VALUE)
      case 'whole':
        if (typeof value === 'number' && !Number.isInteger(value)) this.#add('must be a whole number')
        else this.#number(value, kind.min, kind.max)
        return
      case 'boolean':
        if (typeof value !== 'boolean') this.#add(expected('boolean', value))
        return
      case 'range':
        return this.#range(value)
      case 'strings by name':
        if (this.#isObject(value)) this.#each(value, (each, name) => this.#named(each, name))
        return
      case 'free':
        if (this.#isObject(value)) this.#plain(value, tapeDepthMax)
        return
      case 'nullable':
        if (value !== null) this.look(kind.of, value)
        return
      case 'list':
        return this.#list(kind, value)
      case 'variants':
        return this.#variants(kind, value)
      default:
        return this.#object(kind, value)
    }
  }

  #number(value: unknown, least: number, most: number): void {
    if (typeof value !== 'number') this.#add(expected('number', value))
    else if (!Number.isFinite(value)) this.#add('must be a finite number')
    else if (value < least) this.#add(`must be at least ${least}`)
    else if (value > most) this.#add(`must be at most ${most}`)
  }

  #range(value: unknown): void {
    if (!Array.isArray(value)) return this.#number(value, 0, Number.MAX_VALUE)
    const [least, most]: unknown[] = value
    if (value.length !== 2) return this.#add('must be a number or two: the least and the most')
    const before = this.found.count
    this.#each(value, (each) => this.#number(each, 0, Number.MAX_VALUE))
    if (this.found.count === before && Number(least) > Number(most))
      this.#add('the lower end of the range is above the upper')
  }

  #named(value: unknown, name: string | number): void {
    if (name === forbiddenKey) this.#add('is not allowed as a name')
    else if (typeof value !== 'string') this.#add(expected('string', value))
  }

  #list({ of, min, rule }: Kind & { is: 'list' }, value: unknown): void {
    if (!Array.isArray(value)) return this.#add(expected('array', value))
    if (value.length < min) this.#add(`must have at least ${min} ${min === 1 ? 'item' : 'items'}`)
    this.#each(value, (each) => this.look(of, each))
    for (const { path, message } of rule?.(value) ?? []) this.#add(message, path)
  }

  #variants({ tag, of }: Kind & { is: 'variants' }, value: unknown): void {
    if (!this.#isObject(value)) return
    const given: unknown = Reflect.get(value, tag)
    const tags = of.map(({ fields }) => fields[tag]?.kind)
    const variant = of.find((_, index) => valuesOf(tags[index]).includes(given))
    if (variant !== undefined) this.#object(variant, value)
    else this.#add(oneOf(tags.flatMap(valuesOf).map(String)), [tag])
  }

  #object({ fields, rules }: ObjectKind, value: unknown): void {
    if (!this.#isObject(value)) return
    const before = this.found.count
    for (const name in fields)
      if (fields[name]?.optional !== true && !Object.hasOwn(value, name)) this.#add('is missing', [name])
    this.#each(value, (each, name) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field !== undefined) this.look(field.kind, each)
      else if (name === forbiddenKey) this.#add('is not allowed as a name')
      else if (this.#lax) this.#drop(value, String(name))
      else this.#add('is not a known field')
    })
    // Two fields are compared where each is right by itself.
    if (this.found.count > before) return
    for (const rule of rules) if (breaks(rule, value)) this.#add(ruleText(rule))
  }

  /** JSON as JSON.parse gives it, nested no deeper than `depth`, and nowhere the forbidden key. */
  #plain(value: unknown, depth: number): void {
    if (typeof value === 'number' && !Number.isFinite(value)) this.#add('must be a finite number')
    if (typeof value !== 'object' || value === null) return
    if (depth === 0) return this.#add(`is nested deeper than ${tapeDepthMax} levels`)
    this.#each(value, (each, name) => {
      if (name === forbiddenKey) this.#add('is not allowed as a name')
      else this.#plain(each, depth - 1)
    })
  }

  #each(value: object, look: (each: unknown, name: string | number) => void): void {
    const visit = (name: string | number, each: unknown): void => {
      this.#path.push(name)
      look(each, name)
      this.#path.pop()
    }
    if (Array.isArray(value)) for (let index = 0; index < value.length; index++) visit(index, value[index])
    else for (const name of Object.keys(value)) visit(name, Reflect.get(value, name))
  }

  #isObject(value: unknown): value is object {
    const is = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!is) this.#add(expected('object', value))
    return is
  }

  #drop(owner: object, name: string): void {
    Reflect.deleteProperty(owner, name)
    if (this.found.dropped.length < tapeProblemsMax)
      this.found.dropped.push({ path: [...this.#path], message: 'is not a known field' })
  }

  #add(message: string, path: Path = []): void {
    this.found.count++
    if (this.found.first.length < tapeProblemsMax)
      this.found.first.push({ path: [...this.#path, ...path], message })
  }
}

function valuesOf(kind: Kind | undefined): readonly unknown[] {
  return kind?.is === 'literal' ? [kind.value] : kind?.is === 'one of' ? kind.values : []
}

function oneOf(values: readonly string[]): string {
  return `expected one of ${values.map((each) => show(each)).join(', ')}`
}

function expected(name: string, value: unknown): string {
  const given = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return `expected ${name}, received ${given}`
}
