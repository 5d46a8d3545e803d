import { z } from 'zod'
import { type Problem, RedactionRulesError, isError } from '../errors.ts'
import { redactionPatternCharsMax, redactionRulesMax } from '../limits.ts'
import type { Rule } from './rule.ts'
import { builtinRules } from './rules.ts'
import { unsafeReason } from './safe-pattern.ts'

interface RuleEntry {
  pattern_id: string
  pattern_regex?: string | undefined
  replacement?: string | undefined
  category: Rule['category']
  enabled: boolean
}

/** The file as zod sees it; what a pattern must be beside is looked at by {@link loadRules}. */
export const redactionRulesSchema: z.ZodType<RuleEntry[]> = z
  .array(
    z.strictObject({
      pattern_id: z.string().regex(/^[\w.-]{1,80}$/),
      pattern_regex: z.string().min(1).max(redactionPatternCharsMax).optional(),
      replacement: z.string().max(200).optional(),
      category: z.enum(['password', 'token', 'key', 'custom']).default('custom'),
      enabled: z.boolean().default(true),
    }),
  )
  .max(redactionRulesMax)

/**
 * Reads `redaction-rules.json`: a list of ClaudeControl's redaction patterns (`pattern_id`, `pattern_regex`, `replacement`,
 * `category`, `enabled`). An entry with the id of a built-in rule replaces it, or with `enabled: false` switches it off; others are
 * added before the built-in ones. `(?i)` at the beginning and Python's `(?P<name>…)` are understood. An empty or absent
 * `replacement` means the numbered placeholder.
 *
 * `file` is the name errors carry. Throws a `RedactionRulesError` that lists every problem with its line.
 */
export function loadRules(text: string, file: string): Rule[] {
  const entries = redactionRulesSchema.safeParse(parsed(text, file))
  if (!entries.success)
    throw new RedactionRulesError(
      file,
      entries.error.issues.map(({ message, path }) =>
        problem(text, Number(path[0] ?? 0), message, path.join('.')),
      ),
    )
  const problems: Problem[] = []
  const added: Rule[] = []
  const replaced = new Set<string>()
  for (const [index, entry] of entries.data.entries()) {
    const { pattern_id: id, pattern_regex: source, replacement, category, enabled } = entry
    const builtin = builtinRules.some((rule) => rule.id === id)
    if (source === undefined && !builtin) {
      problems.push(
        problem(text, index, `${id} is not a built-in rule, so it needs a pattern_regex`, 'pattern_id'),
      )
      continue
    }
    if (!enabled || source !== undefined) replaced.add(id)
    if (!enabled || source === undefined) continue
    const pattern = compiled(source)
    if (typeof pattern === 'string') problems.push(problem(text, index, pattern, 'pattern_regex'))
    else added.push({ id, category, pattern, keywords: [], ...(replacement ? { replacement } : {}) })
  }
  if (problems.length > 0) throw new RedactionRulesError(file, problems)
  return [...added, ...builtinRules.filter((rule) => !replaced.has(rule.id))]
}

function parsed(text: string, file: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    // ClaudeControl's other configuration files wrap their list; both shapes are read.
    return typeof value === 'object' && value !== null && 'rules' in value ? value.rules : value
  } catch (cause) {
    const message = isError(cause) ? cause.message : 'not JSON'
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    const line = text.slice(0, at).split('\n').length
    throw new RedactionRulesError(file, [{ message: 'not JSON', line, column: 1, path: '' }], { cause })
  }
}

/** The pattern, or why it is none. */
function compiled(source: string): RegExp | string {
  const insensitive = source.startsWith('(?i)')
  const body = (insensitive ? source.slice(4) : source).replaceAll('(?P<', '(?<')
  const unsafe = unsafeReason(body)
  if (unsafe !== undefined) return unsafe
  try {
    const pattern = new RegExp(body, insensitive ? 'gi' : 'g')
    return pattern.test('') ? 'the pattern matches the empty text' : new RegExp(pattern)
  } catch {
    return 'not a regular expression'
  }
}

/** Entries are objects, so the line of an entry is the line of its opening brace. */
function problem(text: string, index: number, message: string, path: string): Problem {
  let seen = -1
  let line = 1
  let inString = false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\n') line += 1
    else if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '{' && depth === 1 && (seen += 1) === index) break
  }
  return { message, line, column: 1, path }
}
