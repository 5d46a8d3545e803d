import type { Rule } from './rule.ts'
import { notAHint, passwordLike, quotedPassword, toldPassword, tokenLike } from './validators.ts'

/** A value up to its real end: a comma or semicolon goes on where no blank and no other name follows. */
const bare = String.raw`(?:[^\s"'\x60,;<>&|{}()[\]]|[&|{}()[\]](?=[^\s"'\x60,;)\]}])(?!\w{1,40}=)|[,;](?![\s"'\x60}\])]|$|\s*["']?[\w.-]{1,40}["']?[=:]))`

/** What stands between a name and its value: every sign of assignment, the type of the name, or the comma of a call. */
export const sign: string = [
  // The type of the name, before it is given a value in quotes or a string made of one.
  String.raw`(?:[ \t]{0,3}(?::|\bas\b)?[ \t]{1,3}(?:&(?:'\w{1,20} )?)?[A-Za-z][\w.<>[\]]{2,30}\??[ \t]{0,3}:?=[ \t]*(?=["'\x60@]|\w{1,30}(?:::\w{1,30})?\(["'])`,
  String.raw`|\\?["'\x60]?\]?[ \t]{0,12}(?::{1,3}=|=>|\?\?=|[?+.]=|<-(?=[ \t]*["'])|::|[:=])(?![=~])[ \t]*`,
  String.raw`|\{(?=")`,
  String.raw`|["'][ \t]{0,3},[ \t]{0,20}(?=\\?["'\x60](?![^"'\x60\n]{1,80}["'\x60][ \t]*[:=])))`,
  // What YAML says of a value.
  String.raw`(?:(?:&\w{1,30}|!!\w{1,20})[ \t]+)?`,
  // A value by default: behind another, or as the argument of a call.
  String.raw`(?:[\w.$]{1,60}(?:\[["'][\w.-]{1,60}["']\]|\(["'][\w.-]{1,60}["']\))?[ \t]*(?:\|\||\?\?|\?:|\bor\b)[ \t]*(?=["']))?`,
  String.raw`(?:(?:[A-Z]\w{0,30}(?:(?:::|\.)\w{1,30})?|(?:os\.)?getenv|os\.environ\.get|env|str|bytes)\((?:default=)?(?=[bru]?["']))?`,
  // Prefixes of Python, C# and SQL, and triple quotes.
  String.raw`(?:[bBuUrRfFnN@](?=["']))?(?:""(?=")|''(?=')|"(?=\\"))?`,
].join('')

/** Whose key or token it is. */
const owners =
  'api|access|auth|secret|private|encryption|signing|account|client|master|license|root|session|deploy|admin|service|app|shared|unseal|recovery|webhook|storage|subscription|primary|secondary|host|function|consumer|hmac|aes|crypt|cipher|jwt|publish|write|ssh|activation|bot|ingest|role|logged_?in|nonce|secure_auth|enrollment|join|hash|pre_?shared|application'

/** Names and the values that are assigned to them, as in settings, JSON, YAML, shells and programs. */
export const assignmentRules: readonly Rule[] = [
  {
    id: 'npmrc',
    category: 'token',
    keywords: [':_auth', ':_password', '_auth=', '_auth =', '_authtoken', 'authident'],
    pattern:
      /(?:(?<![A-Za-z0-9])(?:_authToken|_auth|_password)[ \t]*=[ \t]*["']?|AuthIdent["']?:[ \t]*["']?[^\s"':]{0,60}:)(?<secret>[^\s"'$<]{6,})/g,
    accepts: notAHint,
  },
  {
    id: 'password-variable',
    category: 'password',
    keywords: ['pass', 'pwd', '_pw', '_pat', '_pin', '_psk'],
    begins: true,
    // Capital letters and no blanks are a variable of a shell: its value may be any word.
    pattern: new RegExp(
      String.raw`(?<![a-z])(?:PASSWORD|PASSWD|PASSPHRASE|PASSCODE|PWD|PASS|_PW|_PAT|_PIN|_PSK)(?:_\d)?=(?:"(?<quoted>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<secret>${bare}{4,}))`,
      'g',
    ),
    accepts: (text) => notAHint(text) && !/^\d{1,3}$/.test(text),
  },
  {
    id: 'password-assignment',
    category: 'password',
    keywords: [
      'pass',
      'pwd',
      'psk',
      'mdp',
      'pw:',
      'pw ',
      'pw=',
      'pw"',
      "pw'",
      'motdepasse',
      'mot_de_passe',
      'contrase',
      'senha',
      'kennwort',
      'wachtwoord',
      'haslo',
      'heslo',
      'parola',
    ],
    begins: true,
    pattern: new RegExp(
      String.raw`(?:passw(?:or)?d|passwort|passphrase|passcode|mot_?de_?passe|contrase(?:ñ|n)a|senha|kennwort|wachtwoord|haslo|heslo|parola|(?<![A-Za-z])(?:pwd|pass|psk|mdp|pw)|(?<=(?:^|[^a-z])(?:db|my|sql|mysql|pg|root|admin|user|login|ftp|smtp|mail|imap|ssh|http|proxy|key|store|trust|wifi|app|api|auth|svc|service|backup|master|become|bind|ldap|redis|sudo|vault|zip|new|old|sa)_?)(?:pass|pwd|pw))${sign}(?:\\?"(?<quoted>[^"\\\n]{4,200}(?=\\?"))|'(?<single>(?:[^'\\\n]|\\(?!')){4,200}(?='))|\x60(?<ticked>[^\x60\n]{4,200})\x60|(?<secret>${bare}{4,}))`,
      'gi',
    ),
    accepts: passwordLike,
  },
  {
    id: 'password-in-camel',
    category: 'password',
    keywords: ['pass', 'pwd'],
    begins: true,
    // "dbPass", but neither "bypass" nor "ModulePass".
    pattern: new RegExp(
      String.raw`(?<=(?:^|[^A-Za-z])[a-z][A-Za-z]{0,30})(?:Pass|Pwd|Pw)${sign}(?:\\?"(?<quoted>[^"\\\n]{4,200}(?=\\?"))|'(?<single>[^'\\\n]{4,200}(?='))|(?<secret>${bare}{4,}))`,
      'g',
    ),
    accepts: passwordLike,
  },
  {
    id: 'password-below',
    category: 'password',
    keywords: ['passw', 'passphrase', '_pass', 'secret', 'token', '_key'],
    begins: true,
    reach: 'lines',
    // YAML's blocks and HCL's documents.
    pattern:
      /(?:password|passwd|passphrase|_pass|secret|token|_key)["']?[ \t]{0,4}(?::[ \t]*(?:[|>][+-]?)?[ \t]*\r{0,2}\n[ \t]+|=[ \t]*<<[-~]?["']?\w{1,20}["']?\r{0,2}\n[ \t]*)["']?(?<secret>[^\s"':{}[\]]{6,200})["']?,?[ \t]*(?=[\r\n]|$)/gi,
    accepts: (text) => toldPassword(text) || tokenLike(text),
  },
  {
    id: 'password-changed',
    category: 'password',
    keywords: ['passw', 'passphrase', '_pass', 'secret', 'token', '_key'],
    begins: true,
    // A plan of Terraform.
    pattern:
      /(?:password|passwd|passphrase|_pass|secret|token|_key)"?[ \t]{0,40}[:=][ \t]*"[^"\n]{0,200}"[ \t]*(?:->|=>)[ \t]*"(?<quoted>[^"\n]{4,200})"/gi,
    accepts: quotedPassword,
  },
  {
    id: 'password-quoted',
    category: 'password',
    keywords: [
      'password"',
      "password'",
      'passwd"',
      "passwd'",
      'passphrase"',
      "passphrase'",
      '"pass"',
      "'pass'",
      '"pwd"',
      "'pwd'",
      '"pw"',
      "'pw'",
    ],
    pattern:
      /(?:"|')(?:[\w-]{0,40}(?:password|passwd|passphrase)|pass|pwd|pw)\\?(?:"|')[ \t]{0,4}(?:=>|[:=])[ \t]*\\?(?:"(?<quoted>[^"\\\n]{6,200})(?=\\?")|'(?<single>[^'\\\n]{6,200})(?='))/gi,
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
      'creds',
      'auth',
      'pat',
      'bearer',
      'jwt',
      'session',
      'salt',
      'webhook_url',
      'device_code',
      'samlresponse',
      'authorization_code',
    ],
    begins: true,
    pattern: new RegExp(
      String.raw`(?:(?<=(?:${owners})[ _-]?)(?:key|token|secret|pat|salt)(?:[ _-]?(?:base|id|\d{1,2}|value|b64|base64))?|(?<!public[_-]?)token|secret(?:[_-]?id)?|credentials?|creds|(?<![a-z])pat|jwt|bearer|authtoken|auth|session_?id|webhook_url|device_code|authorization_code|samlresponse)${sign}(?:\\?"(?:base64:)?(?<quoted>[^"\\\s]{12,4000}(?=\\?"))|'(?:base64:)?(?<single>[^'\n]{12,4000}(?='))|\x60(?<ticked>[^\x60\s]{12,4000})\x60|\\?["']?(?:base64:)?(?<secret>[\w.~+/=!@#$%^*?-]{12,}))`,
      'gi',
    ),
    entropyMin: 2.8,
    accepts: tokenLike,
  },
  {
    id: 'key-variable',
    category: 'key',
    keywords: ['_key', '-key', '.key'],
    begins: true,
    // "ALGOLIA_KEY=x": whose key it is, nobody knows, so it has to look made up; what is public or looked up by is none.
    pattern: new RegExp(
      String.raw`(?<=[A-Za-z0-9])(?<!(?:public|pub|primary|foreign|partition|sort|range|cache|idempotency|issuer|bucket|schema|sequence|natural|index|idx|group|object|s3|translation|lock|dedup|routing|message|host|row|map|lookup|composite|unique|config|setting|query|state|file|i18n|sub|parent|node|build|registry|hot|order|item|label|tag|display|sha|authorized))[_.-]key${sign}(?:\\?"(?<quoted>[^"\\\s]{16,400}(?=\\?"))|'(?<single>[^'\s]{16,400}(?='))|\x60(?<ticked>[^\x60\s]{16,400})\x60|(?<secret>[\w+/=~-]{16,400})(?![\w.(]))`,
      'gi',
    ),
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'key-quoted',
    category: 'key',
    keywords: ['key":', 'key" :', "key' =>", "key':", 'key" =>'],
    // `"Key": "x"` alone is a key of anything, but for one as a generator of secrets makes them.
    pattern:
      /(?<=["'])key["'][ \t]{0,4}(?:=>|:)[ \t]{0,4}["'](?:(?<secret>(?=[^"']*[a-z])(?=[^"']*[A-Z])[\w+-]{24,200}={0,2})|(?<=crypt['"][^\n]{0,30})(?<quoted>[a-f0-9]{32,64}))["']/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
]
