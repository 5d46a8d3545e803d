import { judge, type MatcherOptions, type Verdict } from './verdict.ts'
import { lineDiff } from './visible.ts'

/** An input as it is compared: what was done, and the text, or the bytes as latin1, or `80x24`, or the signal's name. */
export interface Stdin {
  kind: string
  data: string
}

export interface StdinMatcherOptions extends MatcherOptions<Stdin> {
  normalise?: (text: string) => string
}

/** Compares what was sent. Line ends at the end do not count: whether the caller or the world added them is no difference. */
export function matchStdin(recorded: Stdin, received: Stdin, options: StdinMatcherOptions = {}): Verdict {
  return judge(options, recorded, received, () => {
    if (recorded.kind !== received.kind) return `input: ${recorded.kind} was recorded, ${received.kind} came`
    const before = comparedStdin(recorded, options)
    const after = comparedStdin(received, options)
    return before === after ? undefined : `input: ${lineDiff(before, after)}`
  })
}

/** The input as it is compared. Raw keys are never normalised: an escape sequence is the key itself. */
export function comparedStdin({ kind, data }: Stdin, options: StdinMatcherOptions = {}): string {
  if (kind !== 'line') return data
  const text = options.normalise?.(data) ?? data
  return text.replace(/[\r\n]+$/, '')
}
