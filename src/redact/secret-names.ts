import type { SecretValue } from './known-values.ts'
import type { Passage } from './passage.ts'
import type { Category } from './rule.ts'
import { notAHint } from './validators.ts'

/** The values of an environment that are secret by the name of their variable, to be masked wherever they occur. */
export function secretValues(env: Readonly<Record<string, string | undefined>>): SecretValue[] {
  const values: SecretValue[] = []
  for (const [name, value] of Object.entries(env)) {
    const category = secretName(name)
    if (
      category !== undefined &&
      value !== undefined &&
      value.length >= envValueCharsMin &&
      secretLike(value)
    )
      values.push({ value, category })
  }
  return values
}

/** One passage per variable, in the order of `Object.values(env)`; those with secret names are secret as a whole. */
export function environmentPassages(env: Readonly<Record<string, string>>): Passage[] {
  return Object.entries(env).map(([name, text]) => {
    const category = secretName(name)
    return category !== undefined && secretLike(text) ? { text, secretFrom: 0, category } : { text }
  })
}

/** One passage per argument. The values of `--password x`, `--token=x`, `NAME_TOKEN=x`, `mysql -px` and `curl -u me:x` are secret. */
export function argumentPassages(program: string, args: readonly string[]): Passage[] {
  return args.map((text, index) => {
    const secret = secretInArgument(program, args[index - 1], text)
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
  if (/(?:^|_)(?:[a-z]*password|[a-z]*passwd|passphrase|pwd_?secret|mysql_pwd|pass)(?:$|_)/.test(words))
    return 'password'
  if (/(?:^|_)(?:token|authtoken|jwt|cookie|bearer|session_?key|credentials?|auth)$/.test(words))
    return 'token'
  if (
    /(?:^|_)(?:secret|(?:api|access|private|secret|encryption|signing|account|master)_?key|apikey)(?:$|_)/.test(
      words,
    )
  )
    return 'key'
  return undefined
}

/** Shorter values of an environment are flags and numbers. */
const envValueCharsMin = 6

function secretLike(value: string): boolean {
  return value !== '' && notAHint(value) && !/^(?:\d{1,5}|yes|no|on|off)$/i.test(value)
}

interface Place {
  from: number
  category: Category
}

function secretInArgument(program: string, before: string | undefined, text: string): Place | undefined {
  const assigned = /^(?:-{1,2})?(?<name>[A-Za-z][\w.-]*)=/.exec(text)
  const name = assigned?.groups?.['name']
  if (assigned !== null && name !== undefined) {
    const category = secretName(name)
    if (category !== undefined) return { from: assigned[0].length, category }
  }
  const tool = program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  if (/^(?:mysql|mariadb)/.test(tool) && /^-p./.test(text)) return { from: 2, category: 'password' }
  if (tool === 'sshpass' && /^-p./.test(text)) return { from: 2, category: 'password' }
  if (before === undefined) return undefined
  if (tool === 'sshpass' && before === '-p') return { from: 0, category: 'password' }
  if (tool === 'curl' && (before === '-u' || before === '--user') && text.includes(':'))
    return { from: text.indexOf(':') + 1, category: 'password' }
  const option = /^--?(?<name>[A-Za-z][\w.-]+)$/.exec(before)?.groups?.['name']
  const category = option === undefined || text.startsWith('-') ? undefined : secretName(option)
  return category === undefined ? undefined : { from: 0, category }
}
