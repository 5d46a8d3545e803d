import type { KnownSecrets } from '../redact/cover.ts'
import { argumentSecrets } from '../redact/masked-arguments.ts'
import { secretValues } from '../redact/secret-names.ts'
import { anywhereCharsMin } from '../redact/exact.ts'
import { concealedIn } from './concealed.ts'
import { type Given, givenTo } from './given-secrets.ts'
import { notAsked } from './questions.ts'
import { internalsOf } from './internals.ts'
import { type SecretHolder, togetherWith } from './together.ts'
import { outputPieces } from './output-pieces.ts'
import { typedSecrets } from './typed-secrets.ts'
import type { Input } from './transport.ts'

/**
 * What a recording of this session would mask: in its inputs, in the environment, and where the spec said so. A longer one of
 * another session of the test is masked here, too.
 */
export function knownSecretsOf(session: SecretHolder): KnownSecrets {
  return {
    values: [
      ...secretValues(process.env).map(({ value }) => value),
      ...ownSecretsOf(session),
      ...secretsOfOthers(session),
    ],
    rules: session.tape?.masks?.rules,
  }
}

/** Values other sessions of the test hold that may be shown here. */
export function secretsOfOthers(session: SecretHolder): string[] {
  const others = togetherWith(session).filter((other) => other !== session)
  return others.flatMap(ownSecretsOf).filter(({ length }) => length >= anywhereCharsMin)
}

function ownSecretsOf(session: SecretHolder): string[] {
  const { sentInputs } = internalsOf(session)
  return [
    ...(session.tape?.masks?.values ?? []).map(({ value }) => value),
    ...secretsGiven(givenTo(session)),
    ...sentInputs.flatMap(({ input }) => concealedIn(input)?.values ?? []),
    ...hiddenLines(sentInputs.map(({ input }) => input)),
    ...argumentSecrets(session.command, session.args),
    ...unshown(session),
  ]
}

/** What is secret of the variables and values a program was started with. */
export function secretsGiven({ env = {}, secrets = {}, redact }: Given = {}): string[] {
  if (redact === false) return []
  const set = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const named = Object.values(secrets).flatMap((value) =>
    value === undefined || value === '' ? [] : [value],
  )
  return [
    ...secretValues(Object.fromEntries(set)).map(({ value }) => value),
    ...named,
    ...(redact?.values ?? []),
  ]
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
function unshown(session: SecretHolder): string[] {
  const inner = internalsOf(session)
  const { sentInputs: given, printed } = inner
  if (given.length === 0) return []
  const output = inner.since(0)
  const from = printed - output.length
  const places = [0, ...given.map(({ at }) => at), printed].map((at) => Math.max(0, at - from))
  const turns = [undefined, ...given].map((each, index) => ({
    input: each?.input,
    // What came between the keys of one input is no more known: the screen is looked at wherever it may have been painted anew.
    output: outputPieces(output.slice(places[index], places[index + 1])),
  }))
  return typedSecrets(
    turns,
    notAsked(() => session.screen.size),
  )
    .filter(({ certain }) => certain)
    .map(({ text }) => text)
}
