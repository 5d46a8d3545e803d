import { describeExit } from '../src/session/failures.ts'
import type { Session } from '../src/session/session.ts'

/** Why a matcher stopped waiting, as the end of a sentence. */
export function giveUpWords(why: 'timeout' | 'exit' | 'quiet' | 'closed', session: Session): string {
  switch (why) {
    case 'timeout':
      return ', when the time was up'
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
