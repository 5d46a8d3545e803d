import { now } from '../../clock.ts'

/**
 * How a campaign divides its time. All moments are those of `now()`; without a budget in seconds none of them ever comes.
 *
 * What was found has to be run again and made smaller within the same budget: in the last quarter no case is played as long as
 * there is anything to look into, and the last tenth has no new cases at all.
 */
export interface TimeAllowed {
  /** From here on lanes that only search make room for what is looked into. */
  yieldFrom: number
  /** From here on no case is begun. */
  searchUntil: number
  /** From here on nothing is looked into. */
  examineUntil: number
  /** From here on every program is ended. */
  until: number
  /** When all is over. */
  end: number
}

/**
 * @param seconds for everything, as the user counts them
 * @param afterMs what is to be done after the campaign, in milliseconds
 */
export function timeAllowed(seconds: number | undefined, afterMs = 0, from: number = now()): TimeAllowed {
  const ms = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1_000
  const own = ms - Math.min(afterMs, ms * afterShareMax)
  return {
    yieldFrom: from + own * searchShare,
    searchUntil: from + own * newCasesShare,
    examineUntil: from + own * examineShare,
    until: from + own,
    end: from + ms,
  }
}

const searchShare = 0.75
const newCasesShare = 0.9
/** What is left is for the tapes of ways to rare places. */
const examineShare = 0.97
const afterShareMax = 0.1
