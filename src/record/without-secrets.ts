import { ResidualSecretError } from '../errors.ts'
import { audit } from '../redact/audit.ts'
import { anywhereCharsMin } from '../redact/exact.ts'
import { type Comment, derivedMark } from '../tape/comments.ts'
import { printTape } from '../tape/print-tape.ts'
import type { Tape } from '../tape/tape.ts'
import { derivedComments } from './derived-comments.ts'
import { type RedactedTape, redactTape, type Secrets } from './redact-tape.ts'

/** What is masked on a tape, beside what its exchanges tell. */
export type Masks = Omit<Secrets, 'hidden' | 'open'>

/** The same, and these values too. */
export function withMore(masks: Masks | undefined, values: readonly string[]): Masks | undefined {
  if (masks === undefined) return undefined
  return {
    ...masks,
    values: [...masks.values, ...values.map((value) => ({ value, category: 'custom' as const }))],
  }
}

/** A screen may bring together what the output holds in pieces: comments that would show a secret are left out. */
export function derivedOf(tape: Tape, path: string, secrets: Masks | undefined): readonly Comment[] {
  const derived = derivedComments(tape)
  const isClean = (comments: readonly Comment[]): boolean => {
    try {
      auditText(
        comments.map(({ text }) => text.slice(derivedMark.length + 1)).join('\n'),
        path,
        tape,
        secrets,
      )
      return true
    } catch (error) {
      if (error instanceof ResidualSecretError) return false
      throw error
    }
  }
  if (derived.length === 0 || isClean(derived)) return derived
  return derived.filter((comment) => isClean([comment]))
}

/** Masked by what is known, then looked at once more by itself: a secret that one of the two misses is not written. */
export function withoutSecrets(recorded: Tape, secrets: Secrets, path: string): RedactedTape {
  const clean = redactTape(recorded, secrets)
  // What was typed unseen is known by now, too.
  const typed = clean.masked.filter(({ rule, value }) => rule === 'place' && value.length >= anywhereCharsMin)
  const values = typed.map(({ value }) => ({ value, category: 'password' as const }))
  auditText(printTape(clean.tape), path, recorded, { ...secrets, values: [...secrets.values, ...values] })
  return clean
}

function auditText(text: string, path: string, { meta }: Tape, secrets: Masks | undefined): void {
  if (secrets === undefined) return
  audit(text, path, {
    values: secrets.values.map(({ value }) => value),
    ...(secrets.rules === undefined ? {} : { rules: secrets.rules }),
    ...(meta.pty === null ? {} : { columns: meta.pty.cols }),
  })
}
