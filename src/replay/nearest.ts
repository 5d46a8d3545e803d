import { describeInput } from '../session/describe-input.ts'
import type { Input } from '../session/transport.ts'
import { sharedEnds } from '../text/difference.ts'

/**
 * The recorded input most like the one received, by the characters they share at both ends; the first of several.
 * Undefined if none is.
 */
export function nearestInput(
  recorded: readonly (Input | undefined)[],
  received: Input,
): { index: number; input: Input } | undefined {
  const wanted = describeInput(received)
  let best: { index: number; input: Input; score: number } | undefined
  for (const [index, input] of recorded.entries()) {
    if (input === undefined || input.kind === 'reply') continue
    const score = likeness(describeInput(input), wanted)
    if (score >= nearEnough && score > (best?.score ?? 0)) best = { index, input, score }
  }
  return best
}

const nearEnough = 0.4

function likeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  const { front, back } = sharedEnds(one, other)
  return longest === 0 ? 0 : (front + back) / longest
}
