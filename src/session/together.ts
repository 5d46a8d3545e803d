import type { Screen } from '../screen/screen.ts'
import type { TapeUse } from './tape-use.ts'

/** A session, as far as its secrets are concerned. */
export interface SecretHolder {
  readonly tape: TapeUse | undefined
  readonly screen: Screen
  readonly command: string
  readonly args: readonly string[]
}

const circles = new WeakMap<object, readonly SecretHolder[]>()

/** Says which sessions belong to one test: what is a secret in one of them may be shown by another. */
export function keepTogether(sessions: readonly SecretHolder[]): void {
  for (const session of sessions) circles.set(session, sessions)
}

/** The sessions a session belongs to, itself among them. */
export function togetherWith(session: SecretHolder): readonly SecretHolder[] {
  return circles.get(session) ?? [session]
}
