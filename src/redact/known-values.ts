import { knownValueCharsMin } from './exact.ts'
import type { Category } from './rule.ts'

/** A value that is secret wherever it occurs. */
export interface SecretValue {
  value: string
  category: Category
  /** What the spec calls it; by default it is numbered. */
  name?: string
}

/** The secret values of one tape and their names. */
export class KnownValues {
  private readonly categories = new Map<string, Category>()
  private readonly given = new Map<string, string>()
  private readonly named = new Map<string, { name: string; category: Category }>()
  private readonly lastNumbers = new Map<Category, number>()

  constructor(values: readonly SecretValue[]) {
    for (const { value, category, name } of values) {
      if (name !== undefined && !this.given.has(value)) this.given.set(value, name)
      this.learn(value, category)
    }
  }

  /** The first category a value is learned under stays its own. */
  learn(value: string, category: Category): void {
    if (value.length < knownValueCharsMin || this.categories.has(value)) return
    this.categories.set(value, category)
  }

  values(): Iterable<string> {
    return this.categories.keys()
  }

  category(value: string): Category | undefined {
    return this.categories.get(value)
  }

  /** The name of a marked value. A value seen for the first time takes the next number of its category. */
  nameOf({ value, category: found }: { value: string; category: Category }): {
    name: string
    category: Category
  } {
    let name = this.named.get(value)
    if (name === undefined) {
      const category = this.categories.get(value) ?? found
      const given = this.given.get(value)
      const number = (this.lastNumbers.get(category) ?? 0) + (given === undefined ? 1 : 0)
      this.lastNumbers.set(category, number)
      name = { name: given ?? `${category}:${number}`, category }
      this.named.set(value, name)
    }
    return name
  }
}

/** A key is shown page by page, or only its last lines: each line of it is a secret of its own. */
export function worthKnowing(value: string, rule: string): string[] {
  if (rule !== 'private-key')
    // A signed cookie is `s:` and the session.
    return [
      ...new Set([value, value.replace(/=+$/, ''), value.replace(/^(?:django-insecure-|s(?::|%3A))/, '')]),
    ]
  const lines = value.split(/(?:\r|\n|\\[nr]|\s)+/).filter((line) => /^[A-Za-z0-9+/=]{24,}$/.test(line))
  return [value, ...lines]
}
