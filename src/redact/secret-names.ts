import { clientOf, secretOfClient } from './client-options.ts'
import type { SecretValue } from './known-values.ts'
import type { Passage } from './passage.ts'
import type { Category } from './rule.ts'
import { notAHint, tokenLike } from './validators.ts'

/** The values of an environment that are secret by the name of their variable, to be masked wherever they occur. */
export function secretValues(env: Readonly<Record<string, string | undefined>>): SecretValue[] {
  const values: SecretValue[] = []
  for (const [name, value] of Object.entries(env)) {
    const category = value === undefined ? undefined : secretVariable(name, value)
    if (category !== undefined && value !== undefined && value.length >= envValueCharsMin)
      values.push({ value, category })
  }
  return values
}

/** One passage per variable, in the order of `Object.values(env)`; those with secret names are secret as a whole. */
export function environmentPassages(env: Readonly<Record<string, string>>): Passage[] {
  return Object.entries(env).map(([name, text]) => {
    const category = secretVariable(name, text)
    return category === undefined ? { text } : { text, secretFrom: 0, category }
  })
}

/**
 * One passage per argument. The values of `--password x`, `--token=x`, `NAME_TOKEN=x`, `redis-cli -a x`, `mysql -px` and
 * `curl -u me:x` are secret, also behind `sudo`, `env`, `docker exec` and the like.
 */
export function argumentPassages(program: string, args: readonly string[]): Passage[] {
  let client = clientOf(program)
  let from = 0
  return args.map((text, index) => {
    const secret = secretInArgument(client, args, from, index)
    const next = index === 0 || !args[index - 1]?.startsWith('-') ? clientOf(text) : undefined
    // `docker exec db mysql -px`: from here on the options are those of the program inside.
    if (secret === undefined && next !== undefined) [client, from] = [next, index + 1]
    if (secret === undefined || secret.from >= text.length || !notAHint(text.slice(secret.from)))
      return { text }
    return { text, secretFrom: secret.from, category: secret.category }
  })
}

/** What a variable, option or field of this name holds, or undefined when it is not known to be secret. */
export function secretName(name: string): Category | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  if (/(?:^|_)(?:file|path|dir|url|name|id|type|count|length|max|min|ttl|expiry|prompt|policy)$/.test(words))
    return undefined
  if (
    /(?:^|_)(?:[a-z]*password|[a-z]*passwd|passphrase|passcode|pwd_?secret|pass|pw|pin|psk)(?:$|_\d*$)/.test(
      words,
    ) ||
    /(?:^|_)(?:[a-z]*password|[a-z]*passwd|passphrase|pass)_/.test(words) ||
    words.endsWith('_pwd') ||
    /^(?:pg|db|sa|my|ssh|root|admin|user|gpg|mail|smtp|ftp|ldap)(?:pass|pw)$/.test(words)
  )
    return 'password'
  if (
    /(?:^|_)(?:[a-z]*token|pat|jwt|cookie|bearer|session_?key|credentials?|creds?|auth|sid|dsn_secret)$/.test(
      words,
    )
  )
    return 'token'
  if (
    /(?:^|_)(?:[a-z]*secret|(?:api|access|private|secret|encryption|signing|account|master|auth|app|license|service|deploy|ssh|admin|client|webhook|session)_?key|apikey)(?:$|_)/.test(
      words,
    )
  )
    return 'key'
  return undefined
}

/** Shorter values of an environment are flags and numbers. */
const envValueCharsMin = 6

/** Of any other name that ends in KEY the value tells: it may be a key to something, or what one looks things up by. */
function secretVariable(name: string, value: string): Category | undefined {
  const category = secretName(name)
  if (category !== undefined) return secretLike(value) ? category : undefined
  const isKey =
    /[a-z0-9][_.-]?key$/i.test(name) &&
    !/(?:public|pub|primary|foreign|sort|partition|cache)[_.-]?key$/i.test(name)
  return isKey && value.length >= keyCharsMin && tokenLike(value) ? 'key' : undefined
}

const keyCharsMin = 12

function secretLike(value: string): boolean {
  return value !== '' && notAHint(value) && !/^(?:\d{1,3}|yes|no|on|off)$/i.test(value)
}

interface Place {
  from: number
  category: Category
}

function secretInArgument(
  client: ReturnType<typeof clientOf>,
  args: readonly string[],
  first: number,
  index: number,
): Place | undefined {
  const text = args[index] ?? ''
  const before = args[index - 1]
  const assigned = /^(?:-{1,2})?(?<name>[A-Za-z][\w.-]*)=/.exec(text)
  const name = assigned?.groups?.['name']
  if (assigned !== null && name !== undefined) {
    const category = secretVariable(name, text.slice(assigned[0].length))
    if (category !== undefined) return { from: assigned[0].length, category }
  }
  const from = client === undefined ? undefined : secretOfClient(client, args, first, index)
  if (from !== undefined) return { from, category: 'password' }
  const option = /^--?(?<name>[A-Za-z][\w.-]+)$/.exec(before ?? '')?.groups?.['name']
  const category = option === undefined || text.startsWith('-') ? undefined : secretName(option)
  return category === undefined ? undefined : { from: 0, category }
}
