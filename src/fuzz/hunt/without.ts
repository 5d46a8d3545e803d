import { type Case, send, type Step } from '../step.ts'

/**
 * The case up to where one of the words would have been sent: in one step, key by key, or begun by a case before.
 *
 * @param words bytes, a character each
 */
export function without(words: readonly string[], each: Case, earlier: readonly Case[]): Case {
  if (words.length === 0) return each
  const longest = Math.max(...words.map((word) => word.length))
  const before = sentBytes(earlier.flatMap(({ steps }) => steps))
  let sent = before.slice(Math.max(0, before.length - longest + 1))
  const steps: Step[] = []
  for (const step of each.steps) {
    sent += sentBytes([step])
    if (words.some((word) => sent.includes(word))) break
    steps.push(step)
  }
  return { ...each, steps: steps.length === 0 ? [send('\r')] : steps }
}

function sentBytes(steps: readonly Step[]): string {
  return steps.map((step) => (step.do === 'send' ? Buffer.from(step.bytes).toString('latin1') : '')).join('')
}
