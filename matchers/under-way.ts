import type { Session } from '../src/session/session.ts'

const judging = new WeakMap<Session, Set<Promise<unknown>>>()

/** Notes that a matcher still judges this session. */
export function noteUnderWay(session: Session, judgement: Promise<unknown>): void {
  const all = judging.get(session) ?? new Set()
  judging.set(session, all.add(judgement))
  const over = (): void => void all.delete(judgement)
  judgement.then(over, over)
}

/**
 * Waits for the matchers that still judge a session that was closed. A failure nobody awaited is told only if it comes
 * before Vitest has ended.
 */
export async function allJudged(session: Session): Promise<void> {
  await Promise.allSettled(judging.get(session) ?? new Set<Promise<unknown>>())
}
