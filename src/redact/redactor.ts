import { markPassages } from './mark-passages.ts'
import { findValues, anywhereCharsMin } from './exact.ts'
import { findByRules } from './find.ts'
import { KnownValues, type SecretValue, worthKnowing } from './known-values.ts'
import { editsOf } from './edits-of.ts'
import { type Mark, settle, startOf } from './mark.ts'
import type { Passage, Redacted } from './passage.ts'
import type { Category, Rule } from './rule.ts'
import { builtinRules } from './rules.ts'
import { shapeOf } from './shape.ts'
import { applyEdits, type Edit, joinStreams, memberAt, type Stream } from './streams.ts'
import { type Views, viewsOf } from './views.ts'

export interface RedactorOptions {
  /** Default: the built-in rules. */
  rules?: readonly Rule[]
  /** Values that are secret wherever they occur, e.g. `secretValues(env)`. Values shorter than 4 characters are not looked for. */
  values?: readonly SecretValue[]
  /** Width of the terminal. Without it, a token broken by a line break is found only where its length is known. */
  columns?: number
}

/** What was masked so far. */
export interface RedactionCounts {
  total: number
  categories: Partial<Record<Category, number>>
  /** By rule id. `value` counts values known beforehand or from elsewhere, `place` what was secret by its place. */
  rules: Record<string, number>
}

/** Masks the secrets of one tape. */
export interface Redactor {
  /**
   * Masks all passages and returns them in the same order. A secret found in one is masked in all of them, earlier ones too, so
   * give everything that is written together in one call. Values and their numbers are kept for the next call.
   */
  redact(passages: readonly Passage[]): Redacted[]
  counts(): RedactionCounts
  /** The shape of a value that was masked, by the name of its placeholder. */
  shape(name: string): string | undefined
  /** What was masked, in the order in which the values first appear. It stays in memory. */
  masked(): MaskedValue[]
}

/** A value that was masked. */
export interface MaskedValue {
  /** Its name: `token:1` for `⟨secret:token:1⟩`. */
  name: string
  value: string
  /** The id of the rule that found it, as in `RedactionCounts.rules`. */
  rule: string
  /** What may be said of it. */
  shape: string
}

/**
 * Makes the redactor of one tape. The same value gets the same placeholder everywhere; numbers follow the order in which the
 * values first appear, so a recording with other secrets gives the same tape.
 */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const rules = options.rules ?? builtinRules
  const known = new KnownValues(options.values ?? [])
  const counts: RedactionCounts = { total: 0, categories: {}, rules: {} }
  const masked = new Map<string, MaskedValue>()

  return {
    redact(passages): Redacted[] {
      const looks = joinStreams(passages).map((stream) => look(stream, passages, rules, options.columns))
      for (const { marks } of looks)
        for (const mark of marks)
          if (spreads(mark))
            for (const value of worthKnowing(mark.value, mark.rule)) known.learn(value, mark.category)
      for (const { views, marks } of looks)
        for (const { known: from, ...found } of findValues(views, known.values()))
          marks.push({ ...found, category: known.category(from) ?? 'custom', rule: 'value' })
      return write(passages, looks, known, counts, masked)
    },
    counts: () => structuredClone(counts),
    shape: (name) => masked.get(name)?.shape,
    masked: () => [...masked.values()],
  }
}

interface Look {
  stream: Stream
  views: Views
  marks: (Mark & { spreads?: boolean })[]
}

function look(
  stream: Stream,
  passages: readonly Passage[],
  rules: readonly Rule[],
  columns: number | undefined,
): Look {
  const views = viewsOf(stream.text, columns)
  const marks: Look['marks'] = markPassages(stream, passages)
  for (const { rule, value, ranges } of findByRules(views, rules)) {
    const { id, category, replacement } = rule
    const mark: Look['marks'][number] = { value, form: 'raw', category, rule: id, ranges }
    if (replacement !== undefined) mark.replacement = replacement
    if (rule.marked === true) mark.spreads = true
    marks.push(mark)
  }
  return { stream, views, marks }
}

/** Whether a value is looked for elsewhere too. A short one found by the words around it may be an ordinary word. */
function spreads(mark: Look['marks'][number]): boolean {
  return mark.spreads === true || mark.rule === 'place' || mark.value.length >= anywhereCharsMin
}

/** Numbers the values in the order of the passages, then writes. */
function write(
  passages: readonly Passage[],
  looks: readonly Look[],
  known: KnownValues,
  counts: RedactionCounts,
  masked: Map<string, MaskedValue>,
): Redacted[] {
  const names = passages.map(() => new Set<string>())
  const redacted: Redacted[] = passages.map(({ text }, index) => ({
    text,
    secrets: {},
    names: names[index] ?? new Set(),
  }))
  const settled = looks.flatMap(({ stream, marks }) =>
    settle(marks, stream.text).map((mark) => ({ stream, mark, member: memberAt(stream, startOf(mark)) })),
  )
  settled.sort((a, b) => (a.member?.index ?? 0) - (b.member?.index ?? 0))
  const edits = new Map<Stream, Edit[]>()
  for (const { stream, mark, member } of settled) {
    const name = known.nameOf(mark)
    if (!masked.has(name.name)) {
      const { value, rule } = mark
      masked.set(name.name, { name: name.name, value, rule, shape: shapeOf(value, name.category) })
    }
    const list = edits.get(stream) ?? []
    edits.set(stream, list)
    for (const edit of editsOf(stream, mark, name.name)) {
      list.push(edit)
      const at = memberAt(stream, edit.start)?.index
      if (at !== undefined && edit.insert !== '') names[at]?.add(name.name)
    }
    const place = member === undefined ? undefined : redacted[member.index]
    if (place !== undefined) place.secrets[name.category] = (place.secrets[name.category] ?? 0) + 1
    counts.total += 1
    counts.categories[name.category] = (counts.categories[name.category] ?? 0) + 1
    counts.rules[mark.rule] = (counts.rules[mark.rule] ?? 0) + 1
  }
  for (const [stream, list] of edits)
    for (const [index, text] of applyEdits(
      stream,
      list.sort((a, b) => a.start - b.start),
    )) {
      const place = redacted[index]
      if (place !== undefined) place.text = text
    }
  return redacted
}
