import {
  AnswerTimeoutError,
  type DriftTier,
  SandboxFileError,
  SpawnError,
  UntrustedTapeError,
} from '../../errors.ts'
import { placeholderPattern } from '../../redact/placeholders.ts'
import type { Tape } from '../../tape/tape.ts'

export const reasons = ['no-program', 'needs-secret', 'needs-file', 'refused', 'no-answer', 'failed'] as const

/** Why nothing is known of a tape's program today: it was not run, or not run as it was recorded. */
export type NotRun = (typeof reasons)[number]

/** Why an error of `verify` kept a tape from being judged. */
export function notRunBy(error: unknown): NotRun {
  if (error instanceof SpawnError) return 'no-program'
  if (error instanceof SandboxFileError) return 'needs-file'
  if (error instanceof UntrustedTapeError) return 'refused'
  return error instanceof AnswerTimeoutError ? 'no-answer' : 'failed'
}

/** The masked values a tape types that are not given: a stand-in was typed for them, and another answer to that is no drift. */
export function secretsLeft(tape: Tape, given: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(Object.keys(given).filter((name) => (given[name] ?? '') !== ''))
  const typed = JSON.stringify([tape.exchanges.map(({ input }) => input), tape.meta.args, tape.meta.env])
  const names = [...typed.matchAll(placeholderPattern())].map(([whole]) => whole.slice('⟨secret:'.length, -1))
  return [...new Set(names)].filter((name) => !known.has(name) && !known.has(`⟨secret:${name}⟩`))
}

/** What to do about it, in a few words. */
export function notRunWords(why: NotRun): string {
  return words[why]
}

const words: Readonly<Record<NotRun, string>> = {
  'no-program': 'not run: the program could not be started',
  'needs-secret': 'not judged: it needs a secret',
  'needs-file': 'not run: it needs a file',
  refused: 'not run: refused',
  'no-answer': 'not judged: no whole answer in time',
  failed: 'not run',
}

/** Whether the program is known to answer otherwise. */
export function isDrift({ tier }: { tier: DriftTier | null }): boolean {
  return tier === 'output' || tier === 'flow'
}
