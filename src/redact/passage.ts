import type { Category } from './rule.ts'

/** One piece of what is about to be written: a chunk of output, an input, an argument, a variable, a path. */
export interface Passage {
  text: string
  /**
   * The logical stream the text belongs to. Passages of one stream are read as one text in their order, so that a secret is found
   * across them; without a stream the passage stands alone. Give stdout, stderr and the inputs a stream each.
   */
  stream?: string
  /** From this index on the text is secret by its place: typed with echo off, the value of `--password=`. 0 for all of it. */
  secretFrom?: number
  /** What a secret by place is called. Default `password`. */
  category?: Category
}

/** A passage as it may be written. */
export interface Redacted {
  text: string
  /** How many secrets begin in it, by category. Empty when there are none. */
  secrets: Partial<Record<Category, number>>
  /** The names of the placeholders in it. */
  names: ReadonlySet<string>
}
