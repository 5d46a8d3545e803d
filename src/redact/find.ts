import { decodedRuns } from './base64-runs.ts'
import type { Rule } from './rule.ts'
import { entropy } from './validators.ts'
import { crosses, project, type Range, sameLine, type View } from './view.ts'
import type { Views } from './views.ts'

/** A secret in a text. */
export interface Found {
  rule: Rule
  /** The secret itself, escapes and breaks left out. Never show it. */
  value: string
  /** The characters of the original that are the secret, ascending. What lies between is not part of it. */
  ranges: Range[]
}

/** Finds what the rules know, in every view of a text. */
export function findByRules(views: Views, rules: readonly Rule[]): Found[] {
  const found: Found[] = []
  const marked = rules.filter((rule) => rule.marked === true)
  for (const view of views.straight) {
    collect(found, view, rules, keep)
    collectEncoded(found, view, marked)
  }
  if (views.edited !== undefined) collect(found, views.edited, rules, keep)
  if (views.wrapped !== undefined) collect(found, views.wrapped, rules, keepBroken)
  if (views.joined !== undefined) {
    const measured = rules.filter((rule) => rule.length !== undefined)
    collect(found, views.joined, measured, keepMeasured)
    collectEncoded(found, views.joined, marked)
  }
  return found
}

interface Candidate {
  rule: Rule
  matchStart: number
  matchEnd: number
  start: number
  end: number
}

type Keep = (candidate: Candidate, view: View) => Candidate | undefined

const keep: Keep = (candidate) => candidate

const keepBroken: Keep = (candidate, view) =>
  crosses(view, candidate.matchStart, candidate.matchEnd) ? candidate : undefined

const keepMeasured: Keep = (candidate, view) => {
  const { matchStart, matchEnd } = candidate
  const length = candidate.rule.length ?? Number.POSITIVE_INFINITY
  if (matchEnd - matchStart < length) return undefined
  const cut = matchStart + length
  return keepBroken({ ...candidate, matchEnd: cut, end: Math.min(candidate.end, cut) }, view)
}

function collect(found: Found[], view: View, rules: readonly Rule[], decide: Keep): void {
  const lower = view.text.toLowerCase()
  for (const rule of rules) {
    if (rule.keywords.length > 0 && !rule.keywords.some((keyword) => lower.includes(keyword))) continue
    for (const candidate of candidates(view.text, rule)) {
      const kept = decide(candidate, view)
      if (kept === undefined || kept.start >= kept.end) continue
      const value = view.text.slice(kept.start, kept.end)
      if (accepted(rule, value)) found.push({ rule, value, ranges: project(view, kept.start, kept.end) })
    }
  }
}

function collectEncoded(found: Found[], view: View, rules: readonly Rule[]): void {
  for (const run of decodedRuns(view.text))
    for (const { skip, text } of run.texts)
      for (const [rule, from, to] of decodedMatches(text, rules)) {
        // Whole groups of four digits, and what is left of the run on the same line: it may hold more of the secret.
        const first = run.start + skip + 4 * Math.floor(from / 3)
        const last = Math.min(run.end, run.start + skip + 4 * Math.ceil(to / 3))
        const { start, end } = sameLine(view, run.start, run.end, first, last)
        found.push({ rule, value: view.text.slice(start, end), ranges: project(view, start, end) })
      }
}

function* decodedMatches(text: string, rules: readonly Rule[]): Generator<[Rule, number, number]> {
  const lower = text.toLowerCase()
  for (const rule of rules) {
    if (!rule.keywords.some((keyword) => lower.includes(keyword))) continue
    for (const { start, end } of candidates(text, rule))
      if (accepted(rule, text.slice(start, end))) yield [rule, start, end]
  }
}

function accepted(rule: Rule, value: string): boolean {
  // Part of a placeholder: what was here is masked already.
  if (/[⟨⟩]/.test(value)) return false
  if (rule.entropyMin !== undefined && entropy(value) < rule.entropyMin) return false
  return rule.accepts === undefined || rule.accepts(value)
}

function* candidates(text: string, rule: Rule): Generator<Candidate> {
  if (rule.within === undefined) {
    yield* matches(text, rule, 0)
    return
  }
  for (const block of text.matchAll(rule.within)) yield* matches(block[0], rule, block.index)
}

function* matches(text: string, rule: Rule, offset: number): Generator<Candidate> {
  for (const match of text.matchAll(rule.pattern)) {
    const secret =
      match.groups?.['secret'] ?? match.groups?.['quoted'] ?? match.groups?.['single'] ?? match[0]
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
