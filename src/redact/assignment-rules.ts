import type { Rule } from './rule.ts'
import { notAHint, passwordLike, quotedPassword, tokenLike } from './validators.ts'

/** A value up to its real end: a comma or semicolon goes on where no blank and no other name follows. */
const bare = String.raw`(?:[^\s"'\x60,;<>&|{}()[\]]|[&|{}()[\]](?=[^\s"'\x60,;)\]}])(?!\w{1,40}=)|[,;](?![\s"'\x60}\])]|$|\s*["']?[\w.-]{1,40}["']?[=:]))`
const sign = String.raw`\\?["']?\]?[ \t]{0,12}(?:=>|:=|::|[:=])(?![=~])[ \t]*`

/** Whose key or token it is. */
const owners =
  'api|access|auth|secret|private|encryption|signing|account|client|master|license|root|session|deploy|admin|service|app|shared|unseal|recovery|webhook|storage|subscription|primary|secondary|host|function|consumer|hmac|aes|crypt|cipher|jwt|publish|write|ssh|activation|bot|ingest|role'

/** Names and the values that are assigned to them, as in settings, JSON, YAML, shells and programs. */
export const assignmentRules: readonly Rule[] = [
  {
    id: 'npmrc',
    category: 'token',
    keywords: [':_auth', ':_password', '_auth=', '_auth =', '_authtoken'],
    pattern: /(?:_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?<secret>[^\s"'$<]{6,})/g,
    accepts: notAHint,
  },
  {
    id: 'password-variable',
    category: 'password',
    keywords: ['pass', 'pwd', '_pw', '_pat', '_pin'],
    begins: true,
    // Capital letters and no blanks are a variable of a shell: its value may be any word.
    pattern: new RegExp(
      String.raw`(?<![a-z])(?:PASSWORD|PASSWD|PASSPHRASE|PASSCODE|PWD|PASS|_PW|_PAT|_PIN)(?:_\d)?=(?:"(?<quoted>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<secret>${bare}{4,}))`,
      'g',
    ),
    accepts: (text) => notAHint(text) && !/^\d{1,3}$/.test(text),
  },
  {
    id: 'password-assignment',
    category: 'password',
    keywords: ['pass', 'pwd'],
    begins: true,
    pattern: new RegExp(
      String.raw`(?:passw(?:or)?d|passphrase|passcode|(?<![A-Za-z])(?:pwd|pass)|(?<=[a-z])(?:Pwd|Pass))${sign}(?:\\?"(?<quoted>[^"\\\n]{4,200}(?=\\?"))|'(?<single>[^'\n]{4,200}(?='))|(?<secret>${bare}{4,}))`,
      'gi',
    ),
    accepts: passwordLike,
  },
  {
    id: 'password-quoted',
    category: 'password',
    keywords: ['password"', "password'", 'passwd"', 'passphrase"', '"pass"', "'pass'", '"pwd"'],
    pattern:
      /(?:"|')(?:[\w-]{0,40}(?:password|passwd|passphrase)|pass|pwd)\\?(?:"|')[ \t]{0,4}(?:=>|[:=])[ \t]*\\?"(?<quoted>[^"\\\n]{6,200})(?=\\?")/gi,
    accepts: quotedPassword,
  },
  {
    id: 'token-assignment',
    category: 'token',
    keywords: [
      'token',
      'secret',
      'key',
      'credential',
      'auth',
      'pat',
      'bearer',
      'jwt',
      'session',
      'salt',
      'webhook_url',
    ],
    begins: true,
    pattern: new RegExp(
      String.raw`(?:(?<=(?:${owners})[ _-]?)(?:key|token|secret|pat|salt)(?:[ _-]?(?:base|id|\d{1,2}|value|b64|base64))?|token|secret|credentials?|(?<![a-z])pat|jwt|bearer|authtoken|auth|session_id|sessionid|webhook_url)${sign}(?:\\?"(?<quoted>[^"\\\s]{12,4000}(?=\\?"))|'(?<single>[^'\s]{12,4000}(?='))|\\?["']?(?<secret>[\w.~+/=!@#$%^*?-]{12,}))`,
      'gi',
    ),
    entropyMin: 2.8,
    accepts: tokenLike,
  },
  {
    id: 'xml-element',
    category: 'password',
    keywords: [
      'password>',
      'passwd>',
      'passphrase>',
      'secret>',
      'token>',
      'apikey>',
      'api-key>',
      'api_key>',
      'privatekey>',
      'secretkey>',
    ],
    pattern:
      /<(?<tag>[\w:.-]{0,40}(?:password|passwd|passphrase|secret|token|api[_-]?key|privatekey|secretkey))(?:\s[^<>\n]{0,200})?>\s{0,40}(?<secret>[^\s<>][^<>\n]{2,400}?)\s{0,40}<\/\k<tag>>/gi,
    accepts: quotedPassword,
  },
  {
    id: 'xml-attribute',
    category: 'password',
    keywords: ['value='],
    pattern:
      /(?:key|name)=["'][\w:.-]{0,40}(?:password|passwd|passphrase|secret|token|api[_-]?key)["'][ \t]{1,20}value=["'](?<secret>[^"'\n]{4,400})["']/gi,
    accepts: quotedPassword,
  },
]
