/**
 * Where the caller stands, captured before anything asynchronous happens, so that an error thrown much later points
 * at the line of the spec that waited.
 */
export interface CallSite {
  /** Gives the error the stack of this place and returns it. */
  blame<E extends Error>(error: E): E
}

/** @param above the function whose frame, and all frames it called, are left out */
export function captureCallSite(above: (...args: never[]) => unknown): CallSite {
  const holder: { stack?: string } = {}
  // V8 formats `stack` only when it is read, so the usual case, no failure, costs little.
  Error.captureStackTrace(holder, above)
  return {
    blame(error) {
      const frames = (holder.stack ?? '').split('\n').slice(1).join('\n')
      error.stack = `${error.name}: ${error.message}\n${frames}`
      return error
    },
  }
}

/** The same promise, whose error points at that place. */
export function blamed<T>(promise: Promise<T>, site: CallSite): Promise<T> {
  return promise.catch((error: unknown) => {
    throw error instanceof Error ? site.blame(error) : error
  })
}
