import { cover, type KnownSecrets } from '../redact/cover.ts'
import { notAsked } from './questions.ts'
import { type SecretHolder, secretsOf } from './session-secrets.ts'

/** Covers the secrets in all that an error says: its message, its stack, its scene. The same error, for whoever holds it. */
export function coverError(error: unknown, sessions: readonly SecretHolder[]): void {
  for (const session of sessions)
    notAsked(() => coverIn(error, secretsOf(session), session.screen.size.cols + frameColumns, new Set()))
}

function coverIn(value: unknown, secrets: KnownSecrets, columns: number, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || seen.size > fieldsMax) return
  seen.add(value)
  for (const name of Object.getOwnPropertyNames(value)) {
    const field = Object.getOwnPropertyDescriptor(value, name)
    if (field === undefined || !('value' in field)) continue
    const inner: unknown = field.value
    if (typeof inner !== 'string') coverIn(inner, secrets, columns, seen)
    else if (field.writable === true || field.configurable === true) {
      const covered = cover(inner, secrets, columns)
      if (covered !== inner) Object.defineProperty(value, name, { ...field, value: covered })
    }
  }
}

/** A frame stands before each row of the screen. */
const frameColumns = 2

/** What is deeper in an error than this many objects is no text of ours. */
const fieldsMax = 1_000
