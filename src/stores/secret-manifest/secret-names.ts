/**
 * The API server's rules for names and keys, in its own words.
 *
 * Source: kubernetes apimachinery `util/validation`.
 */

const subdomain = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const configKey = '[-._a-zA-Z0-9]+'

/** What is wrong with `metadata.name`: a DNS-1123 subdomain of at most 253 characters. */
export function nameProblems(name: string): string[] {
  const problems = tooLong(name, 253)
  if (!new RegExp(`^${subdomain}$`).test(name))
    problems.push(
      `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
    )
  return problems
}

/** What is wrong with `metadata.namespace`: a DNS-1123 label of at most 63 characters. */
export function namespaceProblems(namespace: string): string[] {
  const problems = tooLong(namespace, 63)
  if (!new RegExp(`^${label}$`).test(namespace))
    problems.push(
      `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
    )
  return problems
}

/** What is wrong with a key of `data` or `stringData`: a file name of at most 253 characters. */
export function keyProblems(key: string): string[] {
  const problems = tooLong(key, 253)
  if (!new RegExp(`^${configKey}$`).test(key))
    problems.push(
      `a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '${configKey}')`,
    )
  if (key === '.' || key === '..') problems.push(`must not be '${key}'`)
  else if (key.startsWith('..')) problems.push(`must not start with '..'`)
  return problems
}

function tooLong(text: string, bytesMax: number): string[] {
  return Buffer.byteLength(text) > bytesMax ? [`must be no more than ${bytesMax} characters`] : []
}
