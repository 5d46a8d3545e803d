import { type CandidateText, candidatesIn } from './candidates.ts'
import { decodedRuns } from './base64-runs.ts'
import type { Rule } from './rule.ts'
import { entropy } from './validators.ts'
import { crosses, firstPieceEnd, project, type Range, sameLine, type View } from './view.ts'
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
  const { measured } = partsOf(rules)
  for (const view of views.straight) {
    collect(found, view, rules, keep)
    collectEncoded(found, view, rules)
  }
  for (const view of views.decoded) {
    collect(found, view, rules, keep)
    collectEncoded(found, view, rules)
  }
  for (const view of views.painted) collect(found, view, rules, keep)
  for (const view of views.wrapped) {
    collect(found, view, rules, keepBroken)
    collectEncoded(found, view, rules)
  }
  for (const view of views.joined) collect(found, view, measured, keepMeasured)
  return found
}

/** The rules for what is unmistakable by its form. */
export function markedOf(rules: readonly Rule[]): readonly Rule[] {
  return partsOf(rules).marked
}

interface Parts {
  marked: readonly Rule[]
  measured: readonly Rule[]
}

const parts = new WeakMap<readonly Rule[], Parts>()

function partsOf(rules: readonly Rule[]): Parts {
  const known = parts.get(rules)
  if (known !== undefined) return known
  const made = {
    marked: rules.filter((rule) => rule.marked === true),
    measured: rules.filter((rule) => rule.length !== undefined || rule.marked === true),
  }
  parts.set(rules, made)
  return made
}

type Keep = (candidate: CandidateText, view: View) => CandidateText | undefined

const keep: Keep = (candidate) => candidate

/** A secret broken at the edge: never more than its own length, and not one that was whole before the break. */
const keepBroken: Keep = (candidate, view) => {
  const { rule, matchStart, matchEnd } = candidate
  // What the pattern looked ahead at may be what stands behind the break.
  if (!crosses(view, matchStart, Math.min(view.text.length, matchEnd + 1))) return undefined
  if (rule.marked !== true && isTwoWords(view, candidate)) return undefined
  if (rule.length === undefined || rule.fixed !== true) return candidate
  return cutTo(rule.length, candidate, view)
}

/** Whether the value is the words of two rows of a table: a word, and a word or a number in the cell below. */
function isTwoWords(view: View, { start, end }: CandidateText): boolean {
  const first = firstPieceEnd(view, start)
  if (first >= end) return false
  const pieces = [view.text.slice(start, first), view.text.slice(first, end)]
  return pieces.every((piece) => /^(?:[A-Z]?[a-z]{1,20}|\d{1,10})$/.test(piece))
}

/** A secret broken anywhere: as long as its kind is, or going on in lines that hold nothing but what reads like it. */
const keepMeasured: Keep = (candidate, view) => {
  const { matchStart, matchEnd, rule } = candidate
  const length = rule.length ?? Number.POSITIVE_INFINITY
  const cut = matchEnd - matchStart < length ? undefined : cutTo(length, candidate, view)
  if (rule.fixed === true) return cut
  const end = continuedUntil(view, matchStart, matchEnd)
  if (end <= (cut?.matchEnd ?? firstPieceEnd(view, matchStart))) return cut
  return { ...candidate, matchEnd: end, end: Math.min(candidate.end, end) }
}

/** How far a match goes on through pieces that are all of their line and no words. */
function continuedUntil(view: View, start: number, matchEnd: number): number {
  let end = firstPieceEnd(view, start)
  while (end < matchEnd) {
    const next = firstPieceEnd(view, end)
    const piece = view.text.slice(end, Math.min(next, matchEnd))
    const isWholeLine =
      next <= matchEnd || /^ *(?:$|[\r\n│┃║|])/.test(view.text.slice(matchEnd, matchEnd + 80))
    if (!isWholeLine || !readsMadeUp(piece)) break
    end = Math.min(next, matchEnd)
  }
  return Math.min(end, matchEnd)
}

/** Digits amid letters, or letters that change their case as no name in source code does. */
function readsMadeUp(piece: string): boolean {
  if (piece.length < 4 || !/[A-Za-z]/.test(piece)) return false
  return /\d/.test(piece) || (/[a-z][A-Z].*[a-z][A-Z]/.test(piece) && /[A-Z]{2}/.test(piece))
}

function cutTo(length: number, candidate: CandidateText, view: View): CandidateText | undefined {
  const { matchStart, matchEnd } = candidate
  const end = Math.min(matchEnd, matchStart + length)
  if (firstPieceEnd(view, matchStart) >= end) return undefined
  return { ...candidate, matchEnd: end, end: Math.min(candidate.end, end) }
}

function collect(found: Found[], view: View, rules: readonly Rule[], decide: Keep): void {
  for (const candidate of candidatesIn(view.text, rules)) {
    const kept = decide(candidate, view)
    if (kept === undefined || kept.start >= kept.end) continue
    const value = view.text.slice(kept.start, kept.end)
    if (accepted(kept.rule, value, kept.quoted === true))
      found.push({ rule: kept.rule, value, ranges: project(view, kept.start, kept.end) })
  }
}

function collectEncoded(found: Found[], view: View, rules: readonly Rule[]): void {
  const { marked } = partsOf(rules)
  for (const run of decodedRuns(view.text))
    for (const { skip, text, wide, whole } of run.texts)
      for (const { rule, start: from, end: to, quoted } of candidatesIn(text, whole ? rules : marked)) {
        if (!accepted(rule, text.slice(from, to), quoted === true)) continue
        // Whole groups of four digits, and what is left of the run on the same line: it may hold more of the secret.
        const first = wide === 0 ? run.start : run.start + skip + 4 * Math.floor((from * wide) / 3)
        const last =
          wide === 0 ? run.end : Math.min(run.end, run.start + skip + 4 * Math.ceil((to * wide) / 3))
        const { start, end } = sameLine(view, run.start, run.end, first, last)
        found.push({ rule, value: view.text.slice(start, end), ranges: project(view, start, end) })
      }
}

function accepted(rule: Rule, value: string, quoted: boolean): boolean {
  // Part of a placeholder: what was here is masked already. Masks are what programs paint instead of a secret.
  if (/[⟨⟩█]/.test(value) || /^[*•●▪·∙\b\s]+$/.test(value)) return false
  if (rule.entropyMin !== undefined && entropy(value) < rule.entropyMin) return false
  return rule.accepts === undefined || rule.accepts(value, quoted)
}
