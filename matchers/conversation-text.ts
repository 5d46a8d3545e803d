import { concealedIn } from '../src/session/concealed.ts'
import { createDecoder } from '../src/session/decode.ts'
import { describeInput } from '../src/session/describe-input.ts'
import { describeExit } from '../src/session/failures.ts'
import type { Session } from '../src/session/session.ts'
import { fromTape } from '../src/session/taped-input.ts'
import type { Input } from '../src/session/transport.ts'
import { bytesOfChunk } from '../src/tape/data.ts'
import type { Tape } from '../src/tape/tape.ts'
import { stripEscapes } from '../src/text/strip-escapes.ts'
import { internalsOf } from '../src/session/internals.ts'

/**
 * What was said, as text to compare and to read in a diff: the inputs in their order, the output without escape sequences,
 * the end. Where exactly an input fell into the output is chance, so the two are kept apart; times are no part of it.
 */
export function textOfSession(session: Session): string {
  // Where the tape has a placeholder, any text may have been typed: it is the same conversation.
  const inputs = internalsOf(session)
    .sentInputs.map(({ input }) => concealedIn(input)?.taped ?? input)
    .filter(isTyped)
  return conversationText(inputs, session.output, internalsOf(session).ended)
}

/** The same of a tape. */
export function textOfTape(tape: Tape): string {
  const decoder = createDecoder('utf-8')
  const inputs = tape.exchanges.flatMap(({ input }) => fromTape(input) ?? []).filter(isTyped)
  const chunks = tape.exchanges.flatMap(({ output }) => output.chunks)
  const output = chunks.map((chunk) => decoder.decode(bytesOfChunk(chunk))).join('')
  return conversationText(inputs, output + decoder.end(), tape.exchanges.at(-1)?.exit ?? undefined)
}

type Ending = Parameters<typeof describeExit>[0]

function conversationText(inputs: readonly Input[], output: string, exit: Ending | undefined): string {
  return [
    ...inputs.map((input) => `> ${describeInput(input)}`),
    ...stripEscapes(output).replaceAll('\r\n', '\n').split('\n'),
    exit === undefined ? 'still running' : describeExit(exit),
  ].join('\n')
}

function isTyped(input: Input): boolean {
  return input.kind !== 'reply'
}
