import { findValues } from '../src/redact/exact.ts'
import { findByRules } from '../src/redact/find.ts'
import type { Rule } from '../src/redact/rule.ts'
import { builtinRules } from '../src/redact/rules.ts'
import { secretValues } from '../src/redact/secret-names.ts'
import { viewsOf } from '../src/redact/views.ts'
import { concealedIn } from '../src/session/concealed.ts'
import { internalsOf } from '../src/session/internals.ts'
import { typedSecrets } from '../src/session/typed-secrets.ts'
import type { Session } from '../src/session/session.ts'
import type { Input } from '../src/session/transport.ts'

/** What is known of secrets beforehand. */
export interface KnownSecrets {
  /** Values that are secret wherever they occur. */
  values: readonly string[]
  /** Default: the built-in rules. */
  rules?: readonly Rule[] | undefined
}

/** What a recording of this session would mask: in its inputs, in the environment, and where the spec said so. */
export function secretsOf(session: Session): KnownSecrets {
  const { tape } = session
  const { sentInputs } = internalsOf(session)
  const { values = [], rules } = tape?.masks ?? {}
  return {
    values: [
      ...[...values, ...secretValues(process.env)].map(({ value }) => value),
      ...sentInputs.flatMap(({ input }) => concealedIn(input)?.values ?? []),
      ...hiddenLines(sentInputs.map(({ input }) => input)),
      ...unshown(session),
    ],
    rules,
  }
}

/**
 * A text with every character of a secret covered by a `•`. It keeps its length and its lines, so that what is marked under it
 * stays in its column.
 */
export function cover(
  text: string,
  { values, rules = builtinRules }: KnownSecrets,
  columns?: number,
): string {
  const views = viewsOf(text, columns)
  const covered = text.split('')
  for (const { ranges } of [...findByRules(views, rules), ...findValues(views, values)])
    for (const { start, end } of ranges)
      for (let at = start; at < end; at++) if (text.charAt(at) > ' ') covered[at] = '•'
  return covered.join('')
}

/** What was typed while the terminal hid it, line by line: it may have come key by key. */
function hiddenLines(inputs: Input[]): string[] {
  const typed = inputs.map((input) => {
    if (!('data' in input) || !(input.secret ?? concealedIn(input)?.hidden === true)) return '\n'
    return Buffer.from(input.data).toString('utf8') + (input.kind === 'line' ? '\n' : '')
  })
  return typed
    .join('')
    .split(/[\r\n]+/)
    .filter((line) => line !== '')
}

/** What was typed at a prompt that paints by itself and did not show it. */
function unshown(session: Session): string[] {
  const inner = internalsOf(session)
  const { sentInputs: given, printed } = inner
  const { screen } = session
  if (given.length === 0) return []
  const output = inner.since(0)
  const from = printed - output.length
  const places = [0, ...given.map(({ at }) => at), printed].map((at) => Math.max(0, at - from))
  const turns = [undefined, ...given].map((each, index) => ({
    input: each?.input,
    output: [Buffer.from(output.slice(places[index], places[index + 1]), 'utf8')],
  }))
  return typedSecrets(turns, screen.size)
    .filter(({ certain }) => certain)
    .map(({ text }) => text)
}
