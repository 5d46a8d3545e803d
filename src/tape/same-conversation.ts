import { isDeepStrictEqual } from 'node:util'
import { bytesOfChunk } from './data.ts'
import type { Tape } from './tape.ts'

/** Whether two tapes were recorded from the same start and say the same, exchange by exchange; clocks do not count. */
export function sameConversation(one: Tape, other: Tape): boolean {
  return one === other || isDeepStrictEqual(said(one), said(other))
}

function said({ meta, exchanges }: Tape): unknown {
  const { program, args, env, cwd, pty } = meta
  return [
    { program, args, env, cwd, pty },
    exchanges.map(({ input, output, exit }) => ({
      input,
      exit,
      streams: [false, true].map((stderr) =>
        Buffer.concat(
          output.chunks.filter((chunk) => (chunk.stream === 'stderr') === stderr).map(bytesOfChunk),
        ),
      ),
    })),
  ]
}
