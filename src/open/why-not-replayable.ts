import { frameMs } from '../limits.ts'
import type { Outcome, Question } from '../session/questions.ts'

/** The lines of a message that say how a question came out, how it would on replay, and why. */
export function whyNotReplayable(question: Question, replayed: Outcome): string[] {
  const { outcome } = question
  return [
    `  Recorded: ${described(outcome)}`,
    `  Replayed: ${described(replayed)}`,
    `  Reason:   ${reasonOf(question, replayed)}`,
  ]
}

function described(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'no answer'
  return outcome.text === undefined ? outcome.how : `${outcome.how}, ${JSON.stringify(outcome.text)}`
}

function reasonOf({ outcome, beforeAnswer, stoodMs }: Question, replayed: Outcome): string {
  if (outcome?.how === 'failed' || outcome?.how === 'no match')
    return 'what was awaited came only after the wait was over'
  if (outcome?.how === replayed.how) return 'what was found was not complete when it was found'
  if (beforeAnswer === true) return 'it held only before the answer'
  if (stoodMs !== undefined && stoodMs < frameMs * 4)
    return `it held for ${Math.round(stoodMs)} ms between two paints`
  if (stoodMs !== undefined)
    return `it held for ${Math.round(stoodMs)} ms, until the program went on by itself`
  return 'the tape does not hold what was seen: it may have been masked as a secret'
}
