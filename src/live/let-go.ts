import { after } from '../clock.ts'
import { letGoPollMs } from '../limits.ts'

/**
 * Ends Node as soon as nothing but the terminals of sessions that were let go keeps it running. node-pty waits for the exit of a program
 * with a handle of its own that cannot be let go, so it is asked now and then whether anything else is left.
 */
export function endWithTheRest(): void {
  if (watching) return
  watching = true
  watch()
}

let watching = false

/** Handles of our own output, which are listed though they keep nothing running. */
function standardHandles(): number {
  return [process.stdout, process.stderr].filter((stream) => Boolean(Reflect.get(stream, '_handle'))).length
}

function watch(): void {
  after(letGoPollMs, () => {
    if (process.getActiveResourcesInfo().length <= standardHandles()) process.exit()
    watch()
  }).unref()
}
