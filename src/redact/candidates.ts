import { beginsWithKeyword } from './begins.ts'
import { Needles } from './needles.ts'
import type { Rule } from './rule.ts'

/** A match of a rule's pattern, and the secret in it. */
export interface CandidateText {
  rule: Rule
  matchStart: number
  matchEnd: number
  start: number
  end: number
  /** Whether the secret stood in quotes. */
  quoted?: boolean
}

/**
 * What the patterns match. A pattern runs only around its keywords, which are looked for all at once: so a long text without any is
 * read once, and a pattern can never take longer than its window allows. One that begins with its keyword runs at that place alone.
 */
export function candidatesIn(text: string, rules: readonly Rule[]): CandidateText[] {
  const anchoredOnes = new Map<Rule, CandidateText[]>()
  const windows = new Map<Rule, Window[]>()
  const done = new Map<Rule, number>()
  let line: Window = { from: 0, to: -1 }
  /** What stands around the keyword looked at: to the end of its line, and far behind that. */
  let around = { at: -1, line: '', lines: '' }
  needlesOf(rules).scan(text, (at, sought) => {
    const from = Math.max(0, at - behindChars)
    for (const { rule, anchored } of sought) {
      if (anchored === undefined) {
        widen(windows, rule, text, at)
        continue
      }
      if (done.size > 0 && at < (done.get(rule) ?? 0)) continue
      if (around.at !== at) {
        if (!within(line, text, at)) line = { from: at, to: lineEnd(text, at, aheadChars) }
        around = { at, line: text.slice(from, line.to), lines: text.slice(from, at + linesAheadChars) }
      }
      anchored.lastIndex = at - from
      const match = anchored.exec(rule.reach === 'lines' ? around.lines : around.line)
      if (match === null) continue
      const found = anchoredOnes.get(rule) ?? []
      anchoredOnes.set(rule, found)
      if (rule.find !== undefined) {
        for (const [start, end] of rule.find(text, at))
          found.push({ rule, matchStart: start, matchEnd: end, start, end })
        continue
      }
      const candidate = candidateOf(rule, match, from)
      // A match that is none in the end must not hide one that begins in it; only endless ones would cost too much.
      if (candidate.matchEnd - at > overlapCharsMax) done.set(rule, candidate.matchEnd)
      found.push(candidate)
    }
  })
  // In the order of the rules: an issuer's own rule names a value that a wording beside it finds too.
  const found: CandidateText[] = []
  for (const rule of rules) {
    for (const each of anchoredOnes.get(rule) ?? []) found.push(each)
    if (rule.keywords.length === 0) found.push(...inBlocks(text, rule, 0))
    let last = -1
    for (const { from, to } of windows.get(rule) ?? [])
      for (const candidate of inBlocks(text.slice(from, to), rule, from)) {
        // Windows overlap, so that nothing is cut in two.
        if (candidate.matchStart < last) continue
        last = candidate.matchEnd
        found.push(candidate)
      }
  }
  return found
}

interface Window {
  from: number
  to: number
}

interface Sought {
  rule: Rule
  /** The pattern of a rule that begins with its keyword, to be tried at one place. */
  anchored: RegExp | undefined
}

const needles = new WeakMap<readonly Rule[], Needles<Sought[]>>()

function needlesOf(rules: readonly Rule[]): Needles<Sought[]> {
  const known = needles.get(rules)
  if (known !== undefined) return known
  const byKeyword = new Map<string, Sought[]>()
  for (const rule of rules) {
    const anchored = anchoredPattern(rule)
    for (const keyword of rule.keywords)
      byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), { rule, anchored }])
  }
  const made = new Needles(byKeyword, { ignoreCase: true })
  needles.set(rules, made)
  return made
}

function anchoredPattern(rule: Rule): RegExp | undefined {
  const { source, flags } = rule.pattern
  if (rule.within !== undefined || !(rule.begins ?? beginsWithKeyword(rule))) return undefined
  return new RegExp(source, `${flags.replace('g', '')}y`)
}

/** Whether the line read last reaches far enough behind this place, too. */
function within({ from, to }: Window, text: string, at: number): boolean {
  return at >= from && at < to && (at < to - aheadChars / 2 || endsLine(text, to))
}

function widen(windows: Map<Rule, Window[]>, rule: Rule, text: string, at: number): void {
  const list = windows.get(rule) ?? []
  if (list.length === 0) windows.set(rule, list)
  const [back, ahead] = rule.reach === 'lines' ? [linesBackChars, linesAheadChars] : [backChars, aheadChars]
  const last = list.at(-1)
  // The window before has room enough behind this keyword, too; or ends with its line, or with the text.
  if (
    last !== undefined &&
    (at < last.to - ahead / 2 ||
      last.to >= text.length ||
      (rule.reach === undefined && at < last.to && endsLine(text, last.to)))
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
/** Behind a match longer than this one goes on. */
const overlapCharsMax = 256
/** What a pattern that begins with its keyword looks back at. */
const behindChars = 120
const aheadChars = 2_000
/** A token with claims may be this long. */
const wordCharsMax = 32_000
const linesBackChars = 4_000
const linesAheadChars = 24_000

function* inBlocks(text: string, rule: Rule, offset: number): Generator<CandidateText> {
  if (rule.within === undefined)
    for (const match of text.matchAll(rule.pattern)) yield candidateOf(rule, match, offset)
  else
    for (const block of text.matchAll(rule.within))
      for (const match of block[0].matchAll(rule.pattern))
        yield candidateOf(rule, match, offset + block.index)
}

function candidateOf(rule: Rule, match: RegExpExecArray, offset: number): CandidateText {
  const groups = match.groups ?? {}
  const group = secretGroups.find((name) => groups[name] !== undefined)
  const secret = group === undefined ? match[0] : (groups[group] ?? '')
  // The secret is what a match leads up to, so its last occurrence in the match is the one meant.
  const start = offset + match.index + match[0].lastIndexOf(secret)
  return {
    rule,
    matchStart: offset + match.index,
    matchEnd: offset + match.index + match[0].length,
    start,
    end: start + secret.length,
    quoted: group === 'quoted' || group === 'single' || group === 'ticked',
  }
}

/** The groups of a pattern that may hold the secret. */
const secretGroups = ['secret', 'quoted', 'single', 'ticked', 'password', 'piped'] as const
