import { wallClock } from '../clock.ts'

/** Wall-clock time in milliseconds since 1970, the unit every store here keeps its times in. */
export function epochNow(): number {
  return wallClock().getTime()
}
