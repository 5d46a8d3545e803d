import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { OptionError, RedactionRulesError, isError } from '../errors.ts'
import type { Secrets } from '../record/redact-tape.ts'
import type { SecretValue } from '../redact/known-values.ts'
import type { Rule } from '../redact/rule.ts'
import { placeholderPattern, placeholderStart, secretNamePattern } from '../redact/placeholders.ts'
import type { CheckedOptions } from './spawn-options.ts'

/**
 * What a recording has to mask: the values of secret variables, in our environment and the program's, those the caller
 * names, and what the user's own rules find beside the built-in ones.
 *
 * @throws RedactionRulesError if the rules cannot be used, or a file that was asked for is missing
 */
export async function secretOptionsOf(
  { redact, env, secrets }: Pick<CheckedOptions, 'redact' | 'env' | 'secrets'>,
  around: { root: string; rulesFile?: string },
): Promise<{ secrets?: Omit<Secrets, 'hidden' | 'open'> }> {
  if (redact === false) return {}
  // Loaded with the first recording: a replay has nothing to mask.
  const { secretValues } = await import('../redact/secret-names.ts')
  const own = (redact?.values ?? []).map((value) => ({ value, category: 'custom' as const }))
  const values = [...namedValues(secrets), ...own, ...secretValues(process.env), ...secretValues(env ?? {})]
  const rules =
    redact?.rules === undefined
      ? await optionalRules(around.rulesFile)
      : await rulesIn(resolve(around.root, redact.rules))
  return { secrets: { values, rules } }
}

/** Values by whole placeholder. A name is the spec's own, such as `db`, or that of a numbered placeholder, such as `password:1`. */
export function placeholderValues(secrets: SecretsByName = {}): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of Object.entries(secrets)) {
    const placeholder = name.startsWith(placeholderStart) ? name : `${placeholderStart}${name}⟩`
    if (!new RegExp(`^${placeholderPattern().source}$`).test(placeholder))
      throw new OptionError('secrets', name, 'a name such as "db", or a placeholder such as "password:1"')
    // A variable that is not set here says nothing: the tape has a stand-in.
    if (value !== undefined && value !== '') values.set(placeholder, value)
  }
  return values
}

function namedValues(secrets: SecretsByName = {}): SecretValue[] {
  return Object.entries(secrets).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ value, category: 'custom', ...givenName(name) }],
  )
}

type SecretsByName = Readonly<Record<string, string | undefined>>

function givenName(name: string): { name?: string } {
  return secretNamePattern.test(name) ? { name } : {}
}

async function optionalRules(file: string | undefined): Promise<readonly Rule[] | undefined> {
  if (file === undefined) return undefined
  try {
    return await rulesIn(file)
  } catch (error) {
    if (error instanceof RedactionRulesError && isAbsence(error.cause)) return undefined
    throw error
  }
}

/**
 * The rules a file adds to the built-in ones.
 *
 * @throws RedactionRulesError if it cannot be read or used
 */
export async function rulesIn(file: string): Promise<readonly Rule[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new RedactionRulesError(file, [{ message: 'cannot be read', line: 1, column: 1, path: '' }], {
      cause,
    })
  }
  const { loadRules } = await import('../redact/custom-rules.ts')
  return loadRules(text, file)
}

function isAbsence(error: unknown): boolean {
  return isError(error) && 'code' in error && error.code === 'ENOENT'
}
