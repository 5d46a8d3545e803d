import { now, sleep } from '../clock.ts'
import { answerQuietMs, promptQuietMs, promptRestMsMax } from '../limits.ts'
import type { Transport } from './transport.ts'

/** What a program had done when a key was given. */
export interface RestMark {
  /** How often it had run, where that is known. */
  slices: number | undefined
  /** How many characters it had printed. */
  printed: number
}

/**
 * Resolves when a program has painted all that answers a key, as far as it can be told: the kernel says that it waits for its user
 * again, or it was silent for long enough. One that never rests, as under a spinner, is left alone after `promptRestMsMax`.
 *
 * @param printed how many characters were printed so far
 * @param mark taken when the key was given; undefined where none was
 */
export async function atRest(
  transport: Transport,
  printed: () => number,
  mark: RestMark | undefined,
): Promise<void> {
  // A recording waits for half of the time it is given.
  await transport.answered?.(promptRestMsMax)
  const deadline = now() + promptRestMsMax
  let silentSince = now()
  let seen = printed()
  while (now() < deadline) {
    const look = transport.look?.()
    if (look?.waitsFor === 'user' && look.slices !== mark?.slices) return
    const begun = now()
    await (transport.pause?.(promptQuietMs) ?? sleep(promptQuietMs))
    // A tape needs no time.
    if (now() - begun < promptQuietMs / 2) return
    if (printed() !== seen) silentSince = now()
    seen = printed()
    if (now() - silentSince >= (seen === mark?.printed ? answerQuietMs : promptQuietMs)) return
  }
}
