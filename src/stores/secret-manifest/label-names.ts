import { nameProblems } from './secret-names.ts'

/**
 * The API server's rules for labels and annotations, in its own words.
 *
 * Source: kubernetes apimachinery `util/validation`.
 */

const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const value = `(${qualified})?`

/** What is wrong with the key of a label or an annotation: a name of at most 63 characters, behind `domain/` or not. */
export function qualifiedNameProblems(key: string): string[] {
  const parts = key.split('/')
  const name = parts.at(-1) ?? ''
  const problems: string[] = []
  if (parts.length > 2)
    return [
      `a qualified name ${shape} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  if (parts.length === 2) {
    if (parts[0] === '') problems.push('prefix part must be non-empty')
    else problems.push(...nameProblems(parts[0] ?? '').map((problem) => `prefix part ${problem}`))
  }
  if (name === '') problems.push('name part must be non-empty')
  else if (name.length > 63) problems.push('name part must be no more than 63 characters')
  if (!new RegExp(`^${qualified}$`).test(name))
    problems.push(
      `name part ${shape} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${qualified}')`,
    )
  return problems
}

/** What is wrong with the value of a label; that of an annotation may be anything. */
export function labelValueProblems(text: string): string[] {
  const problems = text.length > 63 ? ['must be no more than 63 characters'] : []
  if (!new RegExp(`^${value}$`).test(text))
    problems.push(
      `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${value}')`,
    )
  return problems
}

const shape =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
