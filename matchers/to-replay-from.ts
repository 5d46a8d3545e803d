import { sep } from 'node:path'
import type { TapeUse } from '../src/session/tape-use.ts'
import { type MatcherContext, type Verdict, verdict } from './judge.ts'
import { sessionOf } from './subject.ts'

/** The session is played from a tape; with an argument, from that one: a path, or the end of one, or a used tape. */
export function toReplayFrom(this: MatcherContext, received: unknown, tape?: string | TapeUse): Verdict {
  const session = sessionOf(received, 'toReplayFrom')
  const wanted = typeof tape === 'object' ? tape.path : tape
  const used = session.tape?.direction === 'replaying' ? session.tape.path : undefined
  return verdict(this, session, {
    pass: used !== undefined && (wanted === undefined || endsInPath(used, wanted)),
    call: `toReplayFrom(${wanted === undefined ? '' : JSON.stringify(wanted)})`,
    expected: { who: 'the session', to: `be replayed from ${wanted ?? 'a tape'}` },
    received: used === undefined ? notReplayed(session.tape) : `a session replayed from ${used}`,
  })
}

function notReplayed(tape: TapeUse | undefined): string {
  return tape === undefined ? 'a live session without a tape' : `a session being recorded on ${tape.path}`
}

function endsInPath(path: string, end: string): boolean {
  const wanted = end.split('/').join(sep)
  return path === wanted || path.endsWith(sep + wanted)
}
