import type { Rule } from './rule.ts'
import { quotedPassword, strongPassword, toldPassword, tokenLike } from './validators.ts'

const quotes = String.raw`["'\x60]`
/** Something made up, in quotes: no user, no host and no table looks like it. */
const madeUp = String.raw`[bBruN@]{0,2}${quotes}(?<secret>(?=[^"'\x60\n]{0,80}\d)(?=[^"'\x60\n]{0,80}[A-Za-z])[^\s"'\x60]{6,200})${quotes}`
/** Arguments before it. */
const others = String.raw`(?:[\w.$:]{0,20}${quotes}[^"'\x60\n]{0,120}${quotes}|[\w.$>()-]{1,60})[ \t]*,[ \t]*`

/** Secrets that source code hands over as arguments. */
export const callRules: readonly Rule[] = [
  {
    id: 'set-password',
    category: 'password',
    keywords: ['password', 'passwd', 'passphrase', 'secret', 'token'],
    begins: true,
    // `user.setPassword("x")`, `check_password('x', hash)`, `.password("x")`; a field is only named.
    pattern: new RegExp(
      String.raw`(?<!(?:get|fetch|find|load|reset|forgot|ask|prompt|input|read|by)_?)(?:password|passwd|passphrase|secret|token)(?!_?(?:field|input|prompt|name))\w{0,20}(?:\.\w{1,20})?\([ \t]*${madeUp}`,
      'gi',
    ),
    accepts: (text) => toldPassword(text) && !/pass|secret|token/i.test(text),
  },
  {
    id: 'user-and-password',
    category: 'password',
    keywords: [
      'login(',
      'log_in(',
      'auth',
      'sign',
      'connect',
      'credential',
      'createuser',
      'changeuser',
      'pdo(',
      'mysqli',
      'getconnection',
    ],
    // `requests.get(url, auth=('bob', 'x'))`, `new PDO('mysql:host=db', 'root', 'x')`
    pattern: new RegExp(
      String.raw`(?:log_?in|auth\w{0,20}|sign_?in|connect|credentials?|create_?user|change_?user_?password|PDO|mysqli|get_?connection)[ \t]*=?[ \t]*\(?[ \t]*(?<=[( ])(?:${others}){1,3}?(?:Some\()?${madeUp}`,
      'gi',
    ),
    accepts: toldPassword,
  },
  {
    id: 'signing-call',
    category: 'key',
    keywords: [
      'jwt',
      'hmac',
      'fernet',
      'cookieparser',
      'bcrypt',
      'credentials',
      'stripe(',
      '.login(',
      '.run(',
    ],
    pattern: new RegExp(
      String.raw`(?:jwt\.(?:sign|verify|encode|decode)\([^"'\n]{0,80},[ \t]*|createHmac\([^,\n]{1,30},[ \t]*|hmac\.new\(|Fernet\(|cookieParser\(|bcrypt\.\w{1,20}\(|AwsBasicCredentials\.create\(${others}|AWS\.Credentials\(${others}|Stripe\(|(?:client|bot)\.(?:login|run)\()${madeUp}`,
      'gi',
    ),
    accepts: (text) => strongPassword(text) || tokenLike(text),
  },
  {
    id: 'filled-in',
    category: 'password',
    keywords: ['password', 'passwd', 'passphrase'],
    begins: true,
    // What a test of a page types: `getByLabel('Password').fill('x')`
    pattern: new RegExp(
      String.raw`(?:password|passwd|passphrase)[^\n]{0,40}?\)\.(?:fill|type|send_?keys|set_?value|clear_?and_?type|press_?sequentially)\([ \t]*${madeUp}`,
      'gi',
    ),
    accepts: toldPassword,
  },
  {
    id: 'data-source-name',
    category: 'password',
    keywords: ['@tcp(', '@unix(', '@(', '@udp('],
    // `root:x@tcp(db:3306)/app`
    pattern: /(?<![\w/:.-])[\w.-]{1,60}:(?<secret>[^\s"'\x60/]{3,200})@(?:tcp|udp|unix)?\(/g,
  },
  {
    id: 'inserted',
    category: 'password',
    keywords: ['insert into'],
    begins: true,
    reach: 'lines',
    pattern: /insert into/gi,
    find: insertedSecrets,
    accepts: (text) => quotedPassword(text) || tokenLike(text),
  },
]

/** Values in the columns of secrets, of every row of an `INSERT`. */
function* insertedSecrets(text: string, at: number): Generator<[start: number, end: number]> {
  const statement = text.slice(at, at + statementCharsMax)
  const head = /^insert into[ \t]+[^\s(]{1,130}[ \t]*\((?<names>[^()\n]{1,2000})\)\s*values\s*/i.exec(
    statement,
  )
  if (head === null) return
  const names = (head.groups?.['names'] ?? '').split(',')
  const secret = names.map((name) =>
    /pass(?:word|wd|phrase)|\bpass\b|\bpwd\b|secret|token|api_?key/i.test(name),
  )
  if (!secret.includes(true)) return
  row.lastIndex = head[0].length
  for (let rows = 0; rows < rowsMax; rows += 1) {
    const found = row.exec(statement)
    if (found === null) return
    let from = found.index + found[0].indexOf('(') + 1
    for (const [index, [value]] of [...(found[1] ?? '').matchAll(cell)].entries()) {
      const inner = /^\s*(?:[NEbB]?)'(.*)'\s*$/s.exec(value)
      const start = from + (inner === null ? 0 : value.indexOf("'") + 1)
      if (secret[index] === true && inner?.[1] !== undefined && inner[1] !== '')
        yield [at + start, at + start + inner[1].length]
      from += value.length + 1
    }
  }
}

/** A row of values: strings hold brackets and commas of their own. */
const row = /[\s,]{0,40}\(((?:'(?:[^'\\]|\\.|'')*'|[^'()]|\([^()']*\))*)\)/y
const cell = /(?:'(?:[^'\\]|\\.|'')*'|\([^()']*\)|[^',()])+/g
const rowsMax = 500
const statementCharsMax = 20_000
