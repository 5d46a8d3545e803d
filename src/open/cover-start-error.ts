import { coverWith } from '../session/cover-error.ts'
import { secretsGiven } from '../session/session-secrets.ts'
import { argumentSecrets } from '../redact/masked-arguments.ts'
import { secretValues } from '../redact/secret-names.ts'
import type { SpawnOptions } from './spawn-options.ts'

/** Covers what is secret of a start in the error it ended with: arguments, variables, and what the spec calls a secret. */
export function coverStartError(
  error: unknown,
  command: string,
  args: readonly string[],
  { env, secrets, redact }: Pick<SpawnOptions, 'env' | 'secrets' | 'redact'>,
): void {
  if (redact === false) return
  const known = secretValues(process.env).map(({ value }) => value)
  coverWith(error, {
    values: [...argumentSecrets(command, args), ...known, ...secretsGiven({ env, secrets, redact })],
  })
}
