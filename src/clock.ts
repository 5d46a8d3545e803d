/**
 * Time as the engine sees it.
 *
 * The real functions are captured when this module loads, so `vi.useFakeTimers()` in a user's test
 * never stops a session that waits for a real program.
 */
const later = globalThis.setTimeout
const forget = globalThis.clearTimeout
const soon = globalThis.setImmediate
const behindMicrotasks = process.nextTick.bind(process)
const asMicrotask = globalThis.queueMicrotask
const RealDate = globalThis.Date
const monotonic: () => number = performance.now.bind(performance)

export type Timer = NodeJS.Timeout

/** Milliseconds on a clock that never steps back. Only differences mean anything. */
export function now(): number {
  return monotonic()
}

/** What the calendar says, for people and for files; never for measuring. */
export function wallClock(): Date {
  return new RealDate()
}

/** The same in milliseconds since 1970. */
export function epochNow(): number {
  return RealDate.now()
}

/** Calls back once after `ms` milliseconds. Keeps the process alive until then: whoever waits is waiting. */
export function after(ms: number, callback: () => void): Timer {
  return later(callback, ms)
}

/** Cancels a timer; `undefined` is allowed and does nothing. */
export function cancel(timer: Timer | undefined): void {
  if (timer !== undefined) forget(timer)
}

/** Resolves after `ms` milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    later(resolve, ms)
  })
}

/** Resolves on the next turn of the event loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    soon(resolve)
  })
}

/**
 * Calls back before the event loop turns, but after all that promises which are settled now have to do: whoever awaits one of
 * them goes first.
 */
export function afterPromises(callback: () => void): void {
  // Node runs ticks before microtasks unless the tick was asked for by a microtask.
  asMicrotask(() => behindMicrotasks(callback))
}
