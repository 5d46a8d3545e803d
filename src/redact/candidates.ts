import { Needles } from './needles.ts'
import type { Rule } from './rule.ts'

/** A match of a rule's pattern, and the secret in it. */
export interface CandidateText {
  rule: Rule
  matchStart: number
  matchEnd: number
  start: number
  end: number
}

/**
 * What the patterns match. A pattern runs only around its keywords, which are looked for all at once: so a long text without any is
 * read once, and a pattern can never take longer than its window allows.
 */
export function* candidatesIn(text: string, rules: readonly Rule[]): Generator<CandidateText> {
  const windows = new Map<Rule, Window[]>()
  needlesOf(rules).scan(text, (at, rulesHere) => {
    for (const rule of rulesHere) widen(windows, rule, text, at)
  })
  for (const rule of rules) {
    if (rule.keywords.length === 0) yield* inBlocks(text, rule, 0)
    let done = -1
    for (const { from, to } of windows.get(rule) ?? [])
      for (const candidate of inBlocks(text.slice(from, to), rule, from)) {
        // Windows overlap, so that nothing is cut in two.
        if (candidate.matchStart < done) continue
        done = candidate.matchEnd
        yield candidate
      }
  }
}

interface Window {
  from: number
  to: number
}

const needles = new WeakMap<readonly Rule[], Needles<Rule[]>>()

function needlesOf(rules: readonly Rule[]): Needles<Rule[]> {
  const known = needles.get(rules)
  if (known !== undefined) return known
  const byKeyword = new Map<string, Rule[]>()
  for (const rule of rules)
    for (const keyword of rule.keywords) byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), rule])
  const made = new Needles(byKeyword, { ignoreCase: true })
  needles.set(rules, made)
  return made
}

function widen(windows: Map<Rule, Window[]>, rule: Rule, text: string, at: number): void {
  const list = windows.get(rule) ?? []
  if (list.length === 0) windows.set(rule, list)
  const [back, ahead] = rule.reach === 'lines' ? [linesBackChars, linesAheadChars] : [backChars, aheadChars]
  const last = list.at(-1)
  // The window before has room enough behind this keyword, too; or ends with its line.
  if (
    last !== undefined &&
    (at < last.to - ahead / 2 || (rule.reach === undefined && at < last.to && endsLine(text, last.to)))
  )
    return
  const from = rule.reach === 'lines' ? Math.max(0, at - back) : lineStart(text, at, back)
  const to = rule.reach === 'lines' ? Math.min(text.length, at + ahead) : lineEnd(text, at, ahead)
  list.push({ from, to })
}

function endsLine(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === lineFeed
}

function lineStart(text: string, at: number, charsMax: number): number {
  const floor = Math.max(0, at - charsMax)
  let start = at
  while (start > floor && text.charCodeAt(start - 1) !== lineFeed) start -= 1
  return start
}

/** The end of the line, or, where it is far away, of the word that far away. */
function lineEnd(text: string, at: number, charsMax: number): number {
  let end = at
  const enough = at + charsMax
  const most = at + wordCharsMax
  while (end < text.length && end < most) {
    const code = text.charCodeAt(end)
    if (code === lineFeed || (end > enough && code === blank)) break
    end += 1
  }
  return end
}

const lineFeed = 10
const blank = 32
const backChars = 600
const aheadChars = 2_000
/** A token with claims may be this long. */
const wordCharsMax = 32_000
const linesBackChars = 4_000
const linesAheadChars = 24_000

function* inBlocks(text: string, rule: Rule, offset: number): Generator<CandidateText> {
  if (rule.within === undefined) {
    yield* matches(text, rule, offset)
    return
  }
  for (const block of text.matchAll(rule.within)) yield* matches(block[0], rule, offset + block.index)
}

function* matches(text: string, rule: Rule, offset: number): Generator<CandidateText> {
  for (const match of text.matchAll(rule.pattern)) {
    const groups = match.groups ?? {}
    const secret = secretGroups.map((name) => groups[name]).find((each) => each !== undefined) ?? match[0]
    // The secret is what a match leads up to, so its last occurrence in the match is the one meant.
    const start = offset + match.index + match[0].lastIndexOf(secret)
    yield {
      rule,
      matchStart: offset + match.index,
      matchEnd: offset + match.index + match[0].length,
      start,
      end: start + secret.length,
    }
  }
}

/** The groups of a pattern that may hold the secret. */
const secretGroups = ['secret', 'quoted', 'single', 'password', 'piped'] as const
