import type { Reporter, Vitest } from 'vitest/node'
import * as errors from '../src/errors.ts'

/**
 * What fails while a worker ends, such as the end of a session it shared, Vitest hears of after it has reported, and exits as
 * if nothing had happened. So it is said, and counts, when Vitest itself ends.
 */
export class LateFailures implements Reporter {
  #reported: readonly unknown[] = []

  constructor(vitest: Vitest) {
    process.once('exit', () => {
      const late = vitest.state
        .getUnhandledErrors()
        .filter((error) => !this.#reported.includes(error) && isOurs(error))
      for (const error of late) process.stderr.write(`\n ${stackOf(error)}\n`)
      if (late.length > 0) process.exitCode = 1
    })
  }

  onTestRunEnd(_: unknown, unhandledErrors: readonly unknown[]): void {
    this.#reported = unhandledErrors
  }
}

/** An error that came from another process is known by its name only. */
function isOurs(error: unknown): boolean {
  const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined
  return typeof name === 'string' && name in errors
}

function stackOf(error: unknown): string {
  return typeof error === 'object' && error !== null ? String(Reflect.get(error, 'stack')) : String(error)
}
