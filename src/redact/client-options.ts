/** Where in an argument a secret begins. */
export type Begins = 'whole' | 'after-colon' | 'after-percent' | 'after-comma' | 'after-slash'

interface Client {
  /** Names of the program, whole. */
  programs: RegExp
  /** Options whose next argument is secret, or holds one. */
  options?: Readonly<Record<string, Begins>>
  /** Only with this word among the arguments: `docker login -p x`, not `docker run -p 80:80`. */
  when?: string
  /** Options that have the secret glued to them: `-pX`. */
  glued?: readonly string[]
  /** The argument that is secret, behind these words: `AUTH x`, `add_user bob x`. */
  behind?: readonly { words: readonly string[]; skip?: number; begins?: Begins }[]
}

/** Clients that are given passwords by options that say nothing by themselves. From their manuals. */
const clients: readonly Client[] = [
  {
    programs: /^(?:redis|valkey)-cli$/,
    options: { '-a': 'whole', '--pass': 'whole' },
    behind: [{ words: ['AUTH'] }, { words: ['auth'] }],
  },
  { programs: /^(?:mysql|mariadb)[\w-]*$/, glued: ['-p'] },
  {
    programs: /^(?:mongo(?:sh|dump|restore|export|import|stat|top)?)$/,
    options: { '-p': 'whole' },
    glued: ['-p'],
  },
  { programs: /^sshpass$/, options: { '-p': 'whole' }, glued: ['-p'] },
  {
    programs: /^curl$/,
    options: {
      '-u': 'after-colon',
      '--user': 'after-colon',
      '-U': 'after-colon',
      '--proxy-user': 'after-colon',
      '--pass': 'whole',
    },
    glued: ['-u'],
  },
  { programs: /^(?:https?|xhs?)$/, options: { '-a': 'after-colon', '--auth': 'after-colon' } },
  {
    programs: /^(?:docker|podman|nerdctl|helm|oc|az|skopeo|buildah|crane|oras|regctl|cf|ibmcloud)$/,
    when: 'login',
    options: { '-p': 'whole' },
  },
  {
    programs: /^ldap(?:search|add|modify|delete|whoami|passwd|modrdn|compare)$/,
    options: { '-w': 'whole', '-s': 'whole' },
    glued: ['-w'],
  },
  { programs: /^htpasswd$/, behind: [{ words: [], skip: 2 }] },
  {
    programs: /^(?:smbclient|rpcclient|net)$/,
    options: { '-U': 'after-percent', '--user': 'after-percent' },
  },
  { programs: /^(?:sqlcmd|bcp|isql|tsql)$/, options: { '-P': 'whole' }, glued: ['-P'] },
  { programs: /^sqlplus$/, behind: [{ words: [], skip: 0, begins: 'after-slash' }] },
  { programs: /^(?:un)?zip$/, options: { '-P': 'whole' } },
  { programs: /^(?:7za?|7zr|rar|unrar)$/, glued: ['-p', '-hp'] },
  {
    programs: /^openssl$/,
    options: {
      '-k': 'whole',
      '-K': 'whole',
      '-passin': 'after-colon',
      '-passout': 'after-colon',
      '-pass': 'after-colon',
      '-password': 'after-colon',
    },
  },
  {
    programs: /^(?:keytool|jarsigner)$/,
    options: {
      '-storepass': 'whole',
      '-keypass': 'whole',
      '-srcstorepass': 'whole',
      '-deststorepass': 'whole',
      '-srckeypass': 'whole',
      '-destkeypass': 'whole',
    },
  },
  { programs: /^mosquitto_(?:pub|sub|rr)$/, options: { '-P': 'whole' } },
  { programs: /^mosquitto_passwd$/, behind: [{ words: ['-b'], skip: 2 }] },
  { programs: /^l?ftp$/, options: { '-u': 'after-comma', '--user': 'after-comma' } },
  {
    programs: /^rabbitmqctl$/,
    behind: [
      { words: ['add_user'], skip: 1 },
      { words: ['change_password'], skip: 1 },
    ],
  },
  { programs: /^vault$/, behind: [{ words: ['login'] }, { words: ['unseal'] }] },
  { programs: /^nmcli$/, behind: [{ words: ['password'] }] },
  { programs: /^mc$/, behind: [{ words: ['alias', 'set'], skip: 3 }] },
  { programs: /^(?:x|wl)freerdp3?$/, glued: ['/p:', '/pass:'] },
  {
    programs: /^(?:cqlsh|beeline|evil-winrm|rdesktop|vncdo|heroku|arangosh|couchbase-cli)$/,
    options: { '-p': 'whole' },
  },
  { programs: /^(?:ipmitool|amqp-\w+)$/, options: { '-P': 'whole' } },
  { programs: /^snmp\w+$/, options: { '-A': 'whole', '-X': 'whole', '-c': 'whole' } },
  { programs: /^user(?:add|mod)$/, options: { '-p': 'whole' } },
  { programs: /^gpg2?$/, options: { '--passphrase': 'whole' } },
  { programs: /^(?:wget2?|aria2c)$/, options: { '--http-passwd': 'whole' } },
]

/** What one knows of a program's options, by its name or path. */
export function clientOf(program: string): Client | undefined {
  const name = program.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  return clients.find(({ programs }) => programs.test(name))
}

/** Where the secret of the argument at `index` begins, given all of them; `from` is where the client's own arguments begin. */
export function secretOfClient(
  client: Client,
  args: readonly string[],
  from: number,
  index: number,
): number | undefined {
  const text = args[index] ?? ''
  const before = index > from ? args[index - 1] : undefined
  if (client.when !== undefined && !args.slice(from).includes(client.when)) return undefined
  const begins = before === undefined ? undefined : client.options?.[before]
  if (begins !== undefined) return beginIn(text, begins)
  for (const option of client.glued ?? [])
    if (text.startsWith(option) && text.length > option.length && !text.startsWith('--')) {
      const rest = text.slice(option.length)
      const way = client.options?.[option]
      const at = beginIn(rest, way === undefined ? 'whole' : way)
      return at === undefined ? undefined : option.length + at
    }
  for (const { words, skip = 0, begins: way = 'whole' } of client.behind ?? []) {
    const own = args.slice(from, index)
    const last = words.length === 0 ? -1 : own.lastIndexOf(words.at(-1) ?? '')
    if (
      words.length > 0 &&
      (last === -1 || words.some((word, at) => own[last - words.length + 1 + at] !== word))
    )
      continue
    const given = own.slice(last + 1).filter((arg) => !arg.startsWith('-'))
    if (given.length === skip && !text.startsWith('-') && enabled(client, own)) return beginIn(text, way)
  }
  return undefined
}

/** `htpasswd` takes a password from its arguments with `-b` only. */
function enabled({ programs }: Client, args: readonly string[]): boolean {
  return !programs.test('htpasswd') || args.some((arg) => /^-[a-zA-Z]*b/.test(arg))
}

const signs: Readonly<Record<Exclude<Begins, 'whole'>, string>> = {
  'after-colon': ':',
  'after-percent': '%',
  'after-comma': ',',
  'after-slash': '/',
}

function beginIn(text: string, begins: Begins): number | undefined {
  if (begins === 'whole') return text.startsWith('-') ? undefined : 0
  const at = text.indexOf(signs[begins])
  return at === -1 ? undefined : at + 1
}
