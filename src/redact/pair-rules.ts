import type { Rule } from './rule.ts'
import { notAHint, quotedPassword, strongPassword, tokenLike } from './validators.ts'

/** How the name of a secret ends; what stands before that is looked back at. */
const name = String.raw`(?:password|passwd|passphrase|_pass|_pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|account[_-]?key|-pass)`
const begun = String.raw`[\w./:-]{0,80}`
const gap = String.raw`(?:\s|\\[nr])`
const value = String.raw`\\?(?:"(?<quoted>[^"\\\n]{4,4000})\\?"|'(?<single>[^'\n]{4,4000})'|(?<secret>[^\s"',{}[\]<>][^\s"',{}<>]{3,4000}))`
const keywords = [
  'password',
  'passwd',
  'passphrase',
  '_pass',
  '_pwd',
  'secret',
  'token',
  'apikey',
  'api_key',
  'api-key',
  'access_key',
  'access-key',
  'accesskey',
  'private_key',
  'privatekey',
  'account_key',
  'accountkey',
  '-pass',
]

/** A name, and its value in a field beside it: `name: DB_PASSWORD` over `value: x`, as lists of variables and outputs are written. */
export const pairRules: readonly Rule[] = [
  pair(
    'name-and-value',
    String.raw`(?:name|key|variable|field|id)\\?["']?${gap}{0,3}[:=]${gap}{0,3}\\?["']?`,
    // A type and other short fields may stand between them.
    String.raw`\\?["']?,?(?:${gap}{1,40}\\?["']?(?:type|sensitive|secret|description|keyid|version)\\?["']?${gap}{0,3}[:=][^\n]{0,80}){0,3}${gap}{0,40}\\?["']?value\\?["']?${gap}{0,3}[:=]${gap}{0,3}${value}`,
  ),
  pair(
    'object-and-value',
    '"',
    // `"db_password": { "sensitive": true, "value": "x" }`
    String.raw`\\?"${gap}{0,3}:${gap}{0,3}\{(?:${gap}{0,40}\\?"(?!value)\w{1,20}\\?"${gap}{0,3}:[^\n{}]{0,80}?,){0,4}${gap}{0,40}\\?"value\\?"${gap}{0,3}:${gap}{0,3}${value}`,
  ),
  // `variable "db_password" { default = "x" }`
  pair(
    'default-of-variable',
    String.raw`variable[ \t]{1,4}"`,
    String.raw`"[ \t]{0,4}\{(?:${gap}{1,40}(?!default)\w{1,20}${gap}{0,40}=[^\n]{0,120}){0,4}${gap}{1,40}default${gap}{0,40}=${gap}{0,3}${value}`,
  ),
  pair('property-list', '<key>', String.raw`</key>\s{0,40}<string>(?<secret>[^<>\n]{4,4000})</string>`),
  pair(
    'dumped',
    String.raw`\["?`,
    // PHP's var_dump.
    String.raw`"?(?::\w{1,10})?\]=>\s{1,40}string\(\d{1,5}\) "(?<secret>[^"\n]{4,4000})"`,
  ),
  {
    id: 'set-variable',
    category: 'password',
    keywords: [
      'env ',
      'setenv',
      'setx ',
      'set -',
      'env:set',
      'secret set',
      'secrets set',
      'config:set',
      'config set',
      'variable set',
      'env add',
      'env set',
    ],
    pattern: new RegExp(
      String.raw`(?:ENV|setenv|setx|set -[gxUx]{1,3}|env:set|secrets? set|config:set|config set|variable set|env (?:add|set))[ \t]+(?:-\S+[ \t]+){0,4}(?:"|')?[\w./:-]{0,80}(?:PASSWORD|PASSWD|PASSPHRASE|_PASS|_PWD|SECRET|TOKEN|_KEY|password|passwd|secret|token|_key)(?:"|')?[ \t=]+(?:"(?<quoted>[^"\n]{4,400})"|'(?<single>[^'\n]{4,400})'|(?<secret>[^\s"'<$]{4,400}))`,
      'g',
    ),
    accepts: quotedPassword,
  },
  {
    id: 'csv-token',
    category: 'token',
    keywords: ['token,', 'secret,', 'password,', 'apikey,', 'api_key,', '_key,', 'passwd,'],
    pattern:
      /(?<![\w(])[\w-]{0,60}(?:token|secret|password|passwd|api_?key|_key),"?(?<secret>[\w.+/=~-]{12,400})"?(?=[,\r\n]|$)/gim,
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'csv-password',
    category: 'password',
    keywords: ['password', 'passwd'],
    begins: true,
    pattern:
      /(?<=(?:^|\n)["']?[\w. -]{0,40})(?:password|passwd)["']?,["']?(?<secret>[^\s,"']{6,200})["']?(?=[,\r\n]|$)/gi,
    accepts: strongPassword,
  },
  {
    id: 'kubernetes-literal',
    category: 'key',
    keywords: ['--from-literal'],
    begins: true,
    pattern:
      /--from-literal(?:=|[ \t]+)["']?[\w.-]{1,253}=(?:"(?<quoted>[^"\n]+)"|'(?<single>[^'\n]+)'|(?<secret>[^\s"']+))/g,
    accepts: notAHint,
  },
]

/** @param before what stands before the name, @param behind what stands behind it, with the secret */
function pair(id: string, before: string, behind: string): Rule {
  return {
    id,
    category: 'password',
    keywords,
    begins: true,
    reach: 'lines',
    pattern: new RegExp(`(?<=${before}${begun})${name}${behind}`, 'gi'),
    accepts: quotedPassword,
  }
}
