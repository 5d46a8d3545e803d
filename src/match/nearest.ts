import { matchPrompt, type PromptMatcherOptions } from './prompt.ts'
import { matchStdin, type Stdin, type StdinMatcherOptions } from './stdin.ts'
import { lineDiff } from './visible.ts'

/** A recorded exchange that could have been meant, or what came. */
export interface Candidate {
  prompt: string | null
  input: Stdin
}

export interface Nearest {
  /** Which of the candidates. */
  index: number
  /** 0 (nothing in common) to 1 (the same). */
  score: number
  /** The matcher that said no first, or undefined when none did. */
  refused: 'prompt' | 'stdin' | undefined
  /** Why it said no. */
  why: string
  /** Recorded and received input in one line, control characters visible. */
  diff: string
}

/** Finds the recorded exchange most like what came; of equal ones the first. Undefined when there are no candidates. */
export function nearest(
  candidates: readonly Candidate[],
  received: Candidate,
  options: { prompt?: PromptMatcherOptions; stdin?: StdinMatcherOptions } = {},
): Nearest | undefined {
  let best: Nearest | undefined
  for (const [index, candidate] of candidates.entries()) {
    const prompt = matchPrompt(candidate.prompt, received.prompt, options.prompt)
    const stdin = matchStdin(candidate.input, received.input, options.stdin)
    const kinds = candidate.input.kind === received.input.kind ? 1 : 0
    const likeness = stdin.same ? 1 : similarity(candidate.input.data, received.input.data)
    const score = 0.7 * likeness + 0.15 * kinds + (prompt.same ? 0.15 : 0)
    if (best !== undefined && score <= best.score) continue
    const refused = prompt.same ? (stdin.same ? undefined : 'stdin') : 'prompt'
    const why = refused === 'prompt' ? prompt.why : stdin.why
    best = { index, score, refused, why, diff: lineDiff(candidate.input.data, received.input.data) }
  }
  return best
}

/** How many pairs of neighbouring characters two texts share (the Sørensen–Dice coefficient), 0 to 1. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1
  const pairs = pairsOf(one)
  const others = pairsOf(other)
  let shared = 0
  for (const [pair, count] of pairs) shared += Math.min(count, others.get(pair) ?? 0)
  const total = Math.max(0, one.length - 1) + Math.max(0, other.length - 1)
  return total === 0 ? 0 : (2 * shared) / total
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < Math.min(text.length, comparedCharsMax); index += 1) {
    const pair = text.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** A miss is explained from the beginnings of long inputs; pasted files would cost more than they tell. */
const comparedCharsMax = 4_096
