import { cover, type KnownSecrets, secretsIn } from '../redact/cover.ts'
import { coveredCharsMax } from '../limits.ts'
import { internalsOf } from './internals.ts'
import { notAsked } from './questions.ts'
import { knownSecretsOf } from './session-secrets.ts'
import type { SecretHolder } from './together.ts'

/** Covers the secrets in all that an error says: its message, its stack, its scene. The same error, for whoever holds it. */
export function coverError(error: unknown, sessions: readonly SecretHolder[]): void {
  for (const session of sessions)
    notAsked(() => {
      const { cols } = session.screen.size
      coverIn(error, printedToo(session, cols), cols + frameColumns, new Set())
    })
}

/** An assertion cuts long texts off: what the program printed tells that half a token is one. */
function printedToo(session: SecretHolder, columns: number): KnownSecrets {
  const { values, rules } = knownSecretsOf(session)
  const inner = internalsOf(session)
  const printed = inner.since(Math.max(0, inner.printed - coveredCharsMax))
  return { values: [...values, ...secretsIn(printed, rules, columns)], rules }
}

/** As `coverError`, where there is no session yet. */
export function coverWith(error: unknown, secrets: KnownSecrets): void {
  coverIn(error, secrets, undefined, new Set())
}

function coverIn(
  value: unknown,
  secrets: KnownSecrets,
  columns: number | undefined,
  seen: Set<object>,
): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || seen.size > fieldsMax) return
  seen.add(value)
  coverStack(value, secrets, columns)
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

/** Newer versions of V8 keep the stack behind an accessor, of the error or of what it inherits from. */
function coverStack(error: object, secrets: KnownSecrets, columns: number | undefined): void {
  const stack: unknown = Reflect.get(error, 'stack')
  if (typeof stack !== 'string') return
  const covered = cover(stack, secrets, columns)
  if (covered !== stack)
    Object.defineProperty(error, 'stack', { value: covered, writable: true, configurable: true })
}

/** A frame stands before each row of the screen. */
const frameColumns = 2

/** What is deeper in an error than this many objects is no text of ours. */
const fieldsMax = 1_000
