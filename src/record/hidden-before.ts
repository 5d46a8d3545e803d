import type { Exchange, Tape } from '../tape/tape.ts'

/**
 * Indexes of the exchanges of a fresh recording whose input was hidden on the older tape of the same conversation: whether a mask came to
 * be seen may be a matter of time, so that what was a secret once stays one. An exchange is the same where as many came before it, and
 * its prompt is the same, or it goes on with keys that were.
 */
export function hiddenBefore(old: Tape, fresh: Tape): number[] {
  const found: number[] = []
  for (const [index, exchange] of fresh.exchanges.entries()) {
    const before = old.exchanges[index]
    if (before === undefined || !isHidden(before) || before.input.kind !== exchange.input.kind) continue
    const goesOn = found.at(-1) === index - 1
    if (goesOn || before.pre.prompt === exchange.pre.prompt) found.push(index)
  }
  return found
}

function isHidden({ input, annotations }: Exchange): boolean {
  return annotations.hidden === true || ('dataText' in input && placeholder.test(input.dataText ?? ''))
}

const placeholder = /^⟨secret:[^⟩]+⟩$/
