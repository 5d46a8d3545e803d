import { knownValueCharsMin } from './exact.ts'
import type { Mark } from './mark.ts'
import { placeholder } from './placeholders.ts'
import type { Category } from './rule.ts'

/** A value that is secret wherever it occurs. */
export interface SecretValue {
  value: string
  category: Category
}

/** The secret values of one tape and their numbers. */
export class KnownValues {
  private readonly categories = new Map<string, Category>()
  private readonly named = new Map<string, { number: number; category: Category }>()
  private readonly lastNumbers = new Map<Category, number>()

  constructor(values: readonly SecretValue[]) {
    for (const { value, category } of values) this.learn(value, category)
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

  /** The placeholder of a marked value. A value seen for the first time takes the next number of its category. */
  placeholder({ value, category: found, form }: Mark): { text: string; category: Category } {
    let name = this.named.get(value)
    if (name === undefined) {
      const category = this.categories.get(value) ?? found
      const number = (this.lastNumbers.get(category) ?? 0) + 1
      this.lastNumbers.set(category, number)
      name = { number, category }
      this.named.set(value, name)
    }
    return { text: placeholder(name.category, name.number, form), category: name.category }
  }
}
