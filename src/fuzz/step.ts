/** One thing that is done to a program. A `send` is one write; `hang-up` takes the terminal away. */
export type Step =
  | { do: 'send'; bytes: Uint8Array }
  | { do: 'resize'; cols: number; rows: number }
  | { do: 'signal'; signal: string }
  | { do: 'hang-up' }

/**
 * How steps follow on each other: `burst` in one write, as far as they are bytes; `paced` when the program is ready for the
 * next; `slow` that, and the pause of fast fingers. Some faults show up at one pacing only.
 */
export type Pacing = 'burst' | 'paced' | 'slow'

export const pacings: readonly Pacing[] = ['burst', 'paced', 'slow']

/** A conversation to be held with a program: what a campaign makes, a finding keeps, and a repetition is given. */
export interface Case {
  steps: readonly Step[]
  pacing: Pacing
}

export function send(text: string | Uint8Array): Step {
  return { do: 'send', bytes: typeof text === 'string' ? Buffer.from(text, 'utf8') : text }
}

/** How much there is to a case: bytes, and one for each step that is none. */
export function sizeOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.do === 'send' ? step.bytes.length : 1), 0)
}

/** A text that is the same for the same step, and for no other. */
export function keyOf(step: Step): string {
  switch (step.do) {
    case 'send':
      return `>${Buffer.from(step.bytes).toString('latin1')}`
    case 'resize':
      return `=${step.cols}x${step.rows}`
    case 'signal':
      return `!${step.signal}`
    case 'hang-up':
      return '-'
  }
}
