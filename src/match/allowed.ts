import { OptionError } from '../errors.ts'
import { nearNames } from './near-names.ts'
import { replaceVolatile } from './volatile.ts'
import { type VolatileRule, volatileRules } from './volatile-rules.ts'

/** A built-in rule by its name, such as `port`, or one of the user's own. */
export type VolatileChoice = string | VolatileRule

/** What the user allows to differ in the texts of one matcher. */
export interface TextAllowance {
  /** Kinds of values that may differ; default none. */
  volatile?: readonly VolatileChoice[]
  /** Brings both sides into the form in which they are compared. */
  normalise?: (text: string) => string
}

/** The form in which texts are compared where they are not the same; undefined where nothing is allowed to differ. */
export function allowedForm({
  volatile = [],
  normalise,
}: TextAllowance): ((text: string) => string) | undefined {
  if (volatile.length === 0) return normalise
  const rules = rulesOf(volatile)
  return (text) => replaceVolatile(normalise?.(text) ?? text, rules)
}

/**
 * The rules of that name or kind, in the order of the table: a UUID holds hex ids.
 *
 * @throws OptionError for a name that no rule has
 */
export function rulesOf(choices: readonly VolatileChoice[]): VolatileRule[] {
  const names = choices.filter((each) => typeof each === 'string')
  for (const name of names)
    if (!volatileNames.includes(name)) {
      const near = nearNames(name, volatileNames)
      throw new OptionError('match.volatile', name, `a rule, or one of ${volatileNames.join(', ')}`, {
        hint: near.length === 0 ? undefined : `Did you mean ${near.join(' or ')}?`,
      })
    }
  return [
    ...choices.filter((each) => typeof each !== 'string'),
    ...volatileRules.filter(({ id }) => names.includes(id)),
  ]
}

/** Names of the built-in rules. */
export const volatileNames: readonly string[] = [...new Set(volatileRules.map(({ id }) => id))]
