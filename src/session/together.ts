import type { SecretHolder } from './session-secrets.ts'

const circles = new WeakMap<object, readonly SecretHolder[]>()

/** Says which sessions belong to one test: what is a secret in one of them may be shown by another. */
export function keepTogether(sessions: readonly SecretHolder[]): void {
  for (const session of sessions) circles.set(session, sessions)
}

/** The sessions a session belongs to, itself among them. */
export function togetherWith(session: SecretHolder): readonly SecretHolder[] {
  return circles.get(session) ?? [session]
}
