import { describeExit } from '../src/session/failures.ts'
import type { Session } from '../src/session/session.ts'
import type { WatchEnd } from '../src/session/watch.ts'

/** Why a matcher stopped waiting. */
export type GaveUp = Extract<WatchEnd<unknown>, { gaveUp: string }>['gaveUp']

/** Why a matcher stopped waiting, as the end of a sentence. `waitedMs` is how long it did. */
export function giveUpWords(why: GaveUp, session: Session, waitedMs: number): string {
  switch (why) {
    case 'timeout':
      return ` after ${Math.round(waitedMs)} ms`
    case 'exit':
      return session.ended === undefined
        ? ''
        : `, and the program has ended with ${describeExit(session.ended)}`
    case 'quiet':
      return ', and the tape has nothing more to say until the next input'
    case 'closed':
      return ', and the session was closed'
  }
}
