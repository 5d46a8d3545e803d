import { OptionError } from '../errors.ts'
import { nearNames } from '../match/near-names.ts'

/**
 * A misspelt option would do nothing: a spec that says `timeout` for `timeoutMs` would wait as long as ever.
 *
 * @throws OptionError for options that are no object, or have one that is not known
 */
export function checkKnown(options: unknown, known: readonly string[]): void {
  const names = known.join(', ')
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new OptionError('options', options, `an object, which may have ${names}`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    const near = nearNames(name, known)
    throw new OptionError('option', name, known.length === 1 ? names : `one of ${names}`, {
      hint: near.length === 0 ? undefined : `Did you mean ${near.join(' or ')}?`,
    })
  }
}
