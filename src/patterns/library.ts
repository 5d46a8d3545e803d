import { OptionError } from '../errors.ts'
import { stateless } from '../text/stateless.ts'
import { COMMON_ERRORS } from './common-errors.ts'
import { COMMON_PROMPTS } from './common-prompts.ts'
import { INVESTIGATION_PATTERNS } from './investigation-patterns.ts'

/** What a pattern tells. Source of the five names: the ClaudeControl data model's `PATTERN_LIBRARY.pattern_type`. */
export type PatternType = 'prompt' | 'error' | 'help' | 'data_format' | 'state'

const types: readonly PatternType[] = ['prompt', 'error', 'help', 'data_format', 'state']

/** The patterns of one category, e.g. the prompts of `python`. */
export interface PatternEntry {
  type: PatternType
  category: string
  patterns: readonly RegExp[]
  description: string
}

/** Patterns by type and category, in the order they are tried. Extensible: what is added last is tried first. */
export class PatternLibrary implements Iterable<PatternEntry> {
  #entries: PatternEntry[]

  /** @param entries default the built-in ones */
  constructor(entries: Iterable<PatternEntry> = builtIn()) {
    this.#entries = [...entries]
  }

  /**
   * Adds patterns to a category, new or known; they are tried before all others of their type.
   *
   * @throws OptionError for an unknown type, or for patterns that are no RegExps
   */
  add(entry: Omit<PatternEntry, 'description'> & { description?: string }): this {
    if (!types.includes(entry.type))
      throw new OptionError('pattern type', entry.type, `one of ${types.join(', ')}`)
    for (const pattern of entry.patterns)
      if (!(pattern instanceof RegExp)) throw new OptionError('pattern', pattern, 'a RegExp')
    this.#entries.unshift({ description: '', ...entry, patterns: entry.patterns.map(stateless) })
    return this
  }

  /** Every entry of one type; of one category of it, if that is named. */
  entries(type: PatternType, category?: string): readonly PatternEntry[] {
    return this.#entries.filter(
      (each) => each.type === type && (category === undefined || each.category === category),
    )
  }

  /** The first entry of a type one of whose patterns is found in the text, and what it matched. */
  find(type: PatternType, text: string): { entry: PatternEntry; match: RegExpExecArray } | undefined {
    for (const entry of this.#entries) {
      if (entry.type !== type) continue
      for (const pattern of entry.patterns) {
        const match = pattern.exec(text)
        if (match !== null) return { entry, match }
      }
    }
    return undefined
  }

  [Symbol.iterator](): Iterator<PatternEntry> {
    return this.#entries[Symbol.iterator]()
  }
}

/** The library that is used where the caller names none. It cannot be added to: make your own for that. */
export const builtInLibrary: Pick<PatternLibrary, 'entries' | 'find'> = new PatternLibrary()

function* builtIn(): Generator<PatternEntry> {
  yield* entriesOf('prompt', COMMON_PROMPTS, 'prompts of')
  yield* entriesOf('error', COMMON_ERRORS, 'errors of the kind')
  yield* entriesOf('help', { help_indicators: INVESTIGATION_PATTERNS.help_indicators }, 'signs of')
  yield* entriesOf('state', INVESTIGATION_PATTERNS.state_transitions, 'changes of state, kind')
  yield* entriesOf('data_format', INVESTIGATION_PATTERNS.data_formats, 'signs of the data format')
}

function* entriesOf(
  type: PatternType,
  table: Readonly<Record<string, readonly RegExp[]>>,
  words: string,
): Generator<PatternEntry> {
  for (const [category, patterns] of Object.entries(table))
    yield { type, category, patterns, description: `${words} ${category.replaceAll('_', ' ')}` }
}
