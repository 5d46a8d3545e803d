import { describeExit } from '../src/session/failures.ts'
import type { Session } from '../src/session/session.ts'
import type { WatchEnd } from '../src/session/watch.ts'
import { internalsOf } from '../src/session/internals.ts'

/** Why a matcher stopped waiting. */
export type GaveUp = Extract<WatchEnd<unknown>, { gaveUp: string }>['gaveUp']

/** Why a matcher stopped waiting, as a sentence of its own. */
export function giveUpWords(why: GaveUp, session: Session): string {
  switch (why) {
    case 'timeout':
      return 'the time was up'
    case 'exit': {
      const { ended } = internalsOf(session)
      if (session.closed) return closedWords
      return ended === undefined
        ? 'the program has ended'
        : `the program has ended with ${describeExit(ended)}`
    }
    case 'quiet':
      return 'the tape has nothing more to say until the next input'
    case 'closed':
      return closedWords
  }
}

const closedWords = 'the session was closed, as when its test is over: is an `await` missing?'
