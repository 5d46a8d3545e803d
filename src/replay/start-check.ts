import { isDeepStrictEqual } from 'node:util'
import { TapeMissError, show } from '../errors.ts'
import { baseName, type CommandMatcherOptions, matchCommand } from '../match/command.ts'
import { type EnvMatcherOptions, matchEnv } from '../match/env.ts'
import { matchesWithPlaceholders } from '../redact/placeholders.ts'
import type { TapeMeta } from '../tape/tape.ts'

/** What the spec asks to start; only the variables it set itself count. */
export type Start = Pick<TapeMeta, 'program' | 'args' | 'pty' | 'env'>

export interface StartMatching {
  command?: CommandMatcherOptions | undefined
  env?: EnvMatcherOptions | undefined
  /** Brings arguments and values into the form they are compared in. */
  normalise: (text: string) => string
}

/**
 * Whether the tape was recorded from what the spec now asks to start. Volatile values and masked ones do not count.
 *
 * @throws TapeMissError with reason `no-exchange` that says what differs
 */
export function checkStart(
  meta: TapeMeta,
  asked: Start,
  { command, env, normalise }: StartMatching,
  place: { shownPath: string; rerecord: string },
): void {
  const args = asked.args.map((arg, index) => unmasked(meta.args[index], arg))
  const recordedEnv = Object.fromEntries(
    Object.entries(meta.env).filter(([name]) => name in asked.env || !standardVariables.includes(name)),
  )
  const givenEnv = Object.fromEntries(
    Object.entries(asked.env).map(([name, value]) => [name, unmasked(meta.env[name], value)]),
  )
  const verdicts = [
    matchCommand(meta, { program: asked.program, args }, { normalise, ...command }),
    matchEnv(recordedEnv, givenEnv, { normalise, ...env }),
    isDeepStrictEqual(meta.pty, asked.pty)
      ? { same: true, why: '' }
      : { same: false, why: `terminal: ${size(meta.pty)} was recorded, ${size(asked.pty)} is asked for` },
  ]
  const refusals = verdicts.flatMap(({ same, why }) => (same ? [] : [`  ${why}`]))
  if (refusals.length === 0) return
  const lines = [
    `The tape was recorded from another start of ${baseName(asked.program)}. [no-exchange]`,
    '',
    ...refusals,
    '',
    ...(words(meta) === words(asked)
      ? []
      : [`  Expected: ${words(meta)}`, `  Received: ${words(asked)}`, '']),
    `Tape: ${place.shownPath}`,
  ]
  throw new TapeMissError('no-exchange', place.shownPath, lines.join('\n'), {
    hint: `If the change is wanted, record again: ${place.rerecord}`,
  })
}

/** Set for every program; they count only where a spec sets them itself. */
const standardVariables: readonly string[] = ['TERM', 'LANG', 'LC_ALL', 'TZ', 'COLUMNS', 'LINES']

function unmasked(recorded: string | undefined, given: string): string {
  return recorded !== undefined && matchesWithPlaceholders(recorded, given) !== undefined ? recorded : given
}

function words({ program, args }: Pick<Start, 'program' | 'args'>): string {
  return [program, ...args].map(show).join(' ')
}

function size(pty: TapeMeta['pty']): string {
  return pty === null ? 'no terminal, but pipes,' : `${pty.cols}x${pty.rows}`
}
