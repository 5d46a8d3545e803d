import { concealedIn } from '../session/concealed.ts'
import { internalsOf } from '../session/internals.ts'
import type { Session } from '../session/session.ts'
import { toTape } from '../session/taped-input.ts'
import type { Exchange, Tape } from '../tape/tape.ts'

/** A session that has no tape, as if it had one: what was sent, and what is retained of what came. And which inputs were hidden. */
export function sessionTape(session: Session): { tape: Tape; hidden: ReadonlySet<number> } {
  const inner = internalsOf(session)
  const { sentInputs, diary, printed } = inner
  const output = inner.since(0)
  const from = printed - output.length
  const begins = [{ input: undefined, at: 0, sentAt: diary.beganAt }, ...sentInputs]
  const exchanges = begins.map(({ input, at, sentAt }, index): Exchange => {
    const next = begins[index + 1]
    const text = output.slice(Math.max(0, at - from), Math.max(0, (next?.at ?? printed) - from))
    return {
      pre: { prompt: null, stateHash: null },
      input: input === undefined ? { kind: 'start' } : toTape(input),
      output: { chunks: text === '' ? [] : [{ delay_ms: 0, text: [text] }] },
      exit: next === undefined ? (inner.ended ?? null) : null,
      dur_ms: next === undefined ? 0 : Math.round(next.sentAt - sentAt),
      annotations: {},
    }
  })
  return {
    tape: {
      version: 1,
      meta: {
        program: session.command,
        args: [...session.args],
        env: {},
        cwd: '.',
        pty: { ...inner.firstSize },
        createdAt: session.createdAt.toISOString(),
        tag: null,
        latency: 0,
        errorRate: 0,
        seed: 0,
      },
      session: { platform: '', recorder: '', programVersion: null },
      exchanges,
    },
    hidden: new Set(
      begins.flatMap(({ input }, index) =>
        input !== undefined && concealedIn(input)?.hidden === true ? [index] : [],
      ),
    ),
  }
}
