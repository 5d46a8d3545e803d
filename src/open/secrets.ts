import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { OptionError, RedactionRulesError, isError } from '../errors.ts'
import type { Secrets } from '../record/redact-tape.ts'
import type { Rule } from '../redact/rule.ts'
import type { CheckedOptions } from './spawn-options.ts'

/**
 * What a recording has to mask: the values of secret variables, in our environment and the program's, those the caller
 * names, and what the user's own rules find beside the built-in ones.
 *
 * @throws RedactionRulesError if the rules cannot be used, or a file that was asked for is missing
 */
export async function secretsOf(
  { redact, env }: CheckedOptions,
  around: { root: string; rulesFile?: string },
): Promise<{ secrets?: Omit<Secrets, 'hidden'> }> {
  if (redact === false) return {}
  // Loaded with the first recording: a replay has nothing to mask.
  const { secretValues } = await import('../redact/secret-names.ts')
  const own = (redact?.values ?? []).map((value) => ({ value, category: 'custom' as const }))
  const values = [...own, ...secretValues(process.env), ...secretValues(env ?? {})]
  const rules =
    redact?.rules === undefined
      ? await optionalRules(around.rulesFile)
      : await rulesIn(resolve(around.root, redact.rules))
  return { secrets: { values, rules } }
}

/** Values by whole placeholder; a key may leave its brackets out. */
export function placeholderValues(secrets: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    Object.entries(secrets).map(([name, value]) => {
      const placeholder = name.startsWith('⟨') ? name : `⟨secret:${name}⟩`
      if (!/^⟨secret:(password|token|key|custom):\d+(:\w+)?⟩$/.test(placeholder))
        throw new OptionError('secrets', name, 'a placeholder such as "password:1"')
      return [placeholder, value]
    }),
  )
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
