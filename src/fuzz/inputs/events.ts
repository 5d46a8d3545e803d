import fc from 'fast-check'
import { send, type Step } from '../step.ts'
import type { Inputs } from './inputs.ts'

/** Signals a terminal and its user give: interrupt, stop and go on, a changed window. */
export function signals(): Inputs {
  const some: readonly Step[][] = [
    [{ do: 'signal', signal: 'SIGINT' }],
    [{ do: 'signal', signal: 'SIGWINCH' }],
    [{ do: 'signal', signal: 'SIGCONT' }],
    [
      { do: 'signal', signal: 'SIGTSTP' },
      { do: 'signal', signal: 'SIGCONT' },
    ],
    [
      { do: 'signal', signal: 'SIGINT' },
      { do: 'signal', signal: 'SIGINT' },
    ],
  ]
  return { name: 'signals', weight: 3, steps: () => fc.constantFrom(...some) }
}

/** The end of the input, Ctrl+D, once or again and again, at the start of a line and in it. */
export function endOfFile(): Inputs {
  const ends: readonly Step[][] = [
    [send('\u0004')],
    [send('\r'), send('\u0004')],
    [send('\u0004'), send('\u0004'), send('\u0004')],
    [send('x'), send('\u0004'), send('\u0004')],
  ]
  return { name: 'end of file', weight: 2, steps: () => fc.constantFrom(...ends) }
}

/** The terminal goes away, as when a window is closed or a connection breaks. Always the last step. */
export function hangUps(): Inputs {
  return { name: 'hang-up', weight: 1, steps: () => fc.constant([{ do: 'hang-up' }]) }
}
