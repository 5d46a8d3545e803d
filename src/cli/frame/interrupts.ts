import { exitCodeOf } from './exit-code.ts'

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What happens to a command that is told to stop while there is something left to save. */
export interface Interrupts extends Disposable {
  /** Aborted by the first signal. */
  signal: AbortSignal
  /** Which it was; undefined where there was none. */
  by: NodeJS.Signals | undefined
  /** What a shell expects of who was interrupted; undefined where there was no signal. */
  exitCode: number | undefined
}

/**
 * Takes SIGINT, SIGTERM and SIGHUP: the first aborts `signal`, so that the command ends in good order; the same SIGINT or SIGTERM again ends us at once.
 * A terminal that hangs up sends SIGHUP itself, and its shell again: that is no impatience.
 */
export function interrupts(): Interrupts {
  const seen = new Set<NodeJS.Signals>()
  const controller = new AbortController()
  const told = (signal: NodeJS.Signals): void => {
    const code = exitCodeOf({ code: null, signal })
    if (seen.has(signal) && signal !== 'SIGHUP') process.exit(code)
    seen.add(signal)
    stop.by ??= signal
    stop.exitCode ??= code
    controller.abort()
  }
  const stop: Interrupts = {
    signal: controller.signal,
    by: undefined,
    exitCode: undefined,
    [Symbol.dispose]: () => {
      for (const signal of interruptions) process.off(signal, told)
    },
  }
  for (const signal of interruptions) process.on(signal, told)
  return stop
}
