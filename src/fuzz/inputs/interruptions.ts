import fc from 'fast-check'
import { send, type Step } from '../step.ts'
import { type Inputs } from './inputs.ts'
import { wordOf } from './lines.ts'

/** Every window too small to show anything. */
const tiny: readonly Step[] = [3, 2, 1, 0].flatMap((cols) =>
  [3, 2, 1, 0].map((rows): Step => ({ do: 'resize', cols, rows })),
)

/**
 * What a user may do at any question instead of answering it: end the input, interrupt, stop, leave, make the window tiny, go
 * away; and answers at the edges of what anybody expects.
 */
export const interruptions: readonly (readonly Step[])[] = [
  [send('\u0004')],
  [send('\u0003')],
  [{ do: 'signal', signal: 'SIGINT' }],
  [send('\u001b')],
  [send('\r')],
  [{ do: 'resize', cols: 0, rows: 0 }],
  [{ do: 'resize', cols: 1, rows: 1 }],
  tiny,
  [send('\u0004'), send('\u0004'), send('\u0004')],
  [
    { do: 'signal', signal: 'SIGTSTP' },
    { do: 'signal', signal: 'SIGCONT' },
  ],
  [send('\t'), send('\t')],
  [send('\u007f'), send('\u0015'), send('\u0017')],
  [{ do: 'hang-up' }],
  [{ do: 'resize', cols: 100, rows: 30 }],
  [send('a'), send('\u0004'), send('\u0004')],
  [send('-1'), send('\r')],
  [send('0'), send('\r')],
  [send('4294967296'), send('\r')],
  [send('%n%s%s'), send('\r')],
  [send('99999999999999999999'), send('\r')],
  [send('A'.repeat(1_100)), send('\r')],
  [send('"'), send('\r'), send('\u0004')],
  [send('('.repeat(200)), send('\r')],
  [send(Uint8Array.of(0xc3)), send('\r')],
  [send('\u001b[201~'), send('\u001b[200~\n')],
  [send('\u001a')],
]

/** A command, and in place of the answer to what it asks an interruption; again and again as far as the program survives it. */
export function interruptedLines(): Inputs {
  return {
    name: 'interrupted lines',
    weight: 7,
    steps: ({ words }) =>
      // One sort of interruption at a time: the end of the input would end the program before the interrupt is met.
      fc
        .constantFrom(...weighted)
        .chain((interruption) =>
          fc
            .array(wordOf(words), { minLength: 1, maxLength: 8, size: 'max' })
            .map((commands) =>
              upToHangUp(commands.flatMap((word) => [send(word), send('\r'), ...interruption])),
            ),
        ),
  }
}

/** So many of them are no answers. */
const mannersMax = 13

const weighted = interruptions
  .slice(0, mannersMax)
  .flatMap((each, index) => Array.from({ length: index < 3 ? 6 : 1 }, () => each))

function upToHangUp(steps: readonly Step[]): readonly Step[] {
  const end = steps.findIndex((step) => step.do === 'hang-up')
  return end === -1 ? steps : steps.slice(0, end + 1)
}
