import { isDeepStrictEqual } from 'node:util'
import { TapeMissError, show } from '../errors.ts'
import type { TapeMeta } from '../tape/tape.ts'

/** What the spec asks to start; only the variables it set itself count. */
export type Start = Pick<TapeMeta, 'program' | 'args' | 'pty' | 'env'>

/**
 * Whether the tape was recorded from what the spec now asks to start.
 *
 * @throws TapeMissError with reason `no-exchange` that lists each difference
 */
export function checkStart(meta: TapeMeta, asked: Start, shownPath: string, rerecord: string): void {
  const differences = [
    difference('program', meta.program, asked.program),
    difference('arguments', meta.args, asked.args),
    difference('terminal size', size(meta.pty), size(asked.pty)),
    ...Object.entries(asked.env).map(([name, value]) =>
      difference(`environment variable ${name}`, meta.env[name], value),
    ),
  ].filter((line) => line !== undefined)
  if (differences.length === 0) return
  throw new TapeMissError(
    'no-exchange',
    shownPath,
    [
      `The tape was recorded from another start of ${asked.program}. [no-exchange]`,
      '',
      ...differences,
      '',
      `Tape: ${shownPath}`,
    ].join('\n'),
    { hint: `If the change is wanted, record again: ${rerecord}` },
  )
}

function difference(what: string, expected: unknown, received: unknown): string | undefined {
  if (isDeepStrictEqual(expected, received)) return undefined
  return `  ${what}\n    Expected: ${words(expected)}\n    Received: ${words(received)}`
}

function words(value: unknown): string {
  if (value === undefined) return 'not set'
  return Array.isArray(value) ? value.map(show).join(' ') || 'none' : show(value)
}

function size(pty: TapeMeta['pty']): string {
  return pty === null ? 'pipes, no terminal' : `${pty.cols}x${pty.rows}`
}
