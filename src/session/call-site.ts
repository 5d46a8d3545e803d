import { isError } from '../errors.ts'
import { ownFolders } from '../own-package.ts'

/**
 * Where the caller stands, captured before anything asynchronous happens, so that an error thrown much later points
 * at the line of the spec that waited.
 */
export interface CallSite {
  /**
   * Remembers the place. Not needed for an error that is thrown while the caller's call still runs: an expect that is
   * answered at once, as most are on a tape, is spared what V8 needs to walk the stack.
   */
  keep(): void
  /** Gives the error the stack of this place and returns it. */
  blame<E extends Error>(error: E): E
}

/**
 * The place of a call that still runs, remembered only when asked to.
 *
 * @param above the function whose frame, and all frames it called, are left out
 */
export function callSite(above: (...args: never[]) => unknown): CallSite {
  let kept: { stack?: string } | undefined
  const keep = (): { stack?: string } => {
    if (kept !== undefined) return kept
    kept = {}
    // V8 formats `stack` only when it is read, so the usual case, no failure, costs little.
    Error.captureStackTrace(kept, above)
    return kept
  }
  return {
    keep,
    blame(error) {
      const frames = (keep().stack ?? '').split('\n').slice(1).join('\n')
      error.stack = `${error.name}: ${error.message}\n${frames}`
      return error
    },
  }
}

/** As {@link callSite}, remembered at once. */
export function captureCallSite(above: (...args: never[]) => unknown): CallSite {
  const site = callSite(above)
  site.keep()
  return site
}

/** The same promise, whose error points at that place. */
export function blamed<T>(promise: Promise<T>, site: CallSite): Promise<T> {
  return promise.catch((error: unknown) => {
    throw isError(error) ? site.blame(error) : error
  })
}

/**
 * What a member that gives a promise does: at once, as far as it goes. Its errors reject the promise, mistakes in the
 * arguments too, and point at the caller's line.
 */
export function promised<T>(member: (...args: never[]) => unknown, work: () => Promise<T>): Promise<T> {
  const site = captureCallSite(member)
  try {
    return blamed(work(), site)
  } catch (error) {
    return Promise.reject(isError(error) ? site.blame(error) : error)
  }
}

/** The place in the caller's own code, remembered at once: for getters, which no function's name leaves out. */
export function outsideSite(): CallSite {
  const site = captureCallSite(outsideSite)
  return {
    keep: () => {},
    blame(error) {
      const placed = site.blame(error)
      const [first = '', ...frames] = (placed.stack ?? '').split('\n    at ')
      const own = ownFolders()
      const outside = frames.filter((frame) => !own.some((folder) => frame.includes(folder)))
      placed.stack = [first, ...outside].join('\n    at ')
      return placed
    },
  }
}
