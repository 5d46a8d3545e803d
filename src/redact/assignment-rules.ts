import type { Rule } from './rule.ts'
import { notAHint, passwordLike, quotedPassword, tokenLike } from './validators.ts'

/** A value up to its real end: a comma or semicolon goes on where no blank and no other name follows. */
const bare = String.raw`(?:[^\s"'\x60,;<>&|{}()[\]]|[&|{}()[\]](?=[^\s"'\x60,;)\]}])(?!\w{1,40}=)|[,;](?![\s"'\x60}\])]|$|\s*["']?[\w.-]{1,40}["']?[=:]))`

/** What stands between a name and its value: every sign of assignment, the type of the name, or the comma of a call. */
export const sign: string = [
  String.raw`(?:\\?["'\x60]?\]?[ \t]{0,12}(?::{1,3}=|=>|\?\?=|[?+.]=|::|[:=])(?![=~])[ \t]*`,
  String.raw`|[ \t]{0,3}:?[ \t]{1,3}(?:&(?:'\w{1,20} )?)?(?:str|string|String|text|varchar|SecretStr|Optional\[str\])[ \t]{0,3}:?=[ \t]*(?=["'\x60])`,
  String.raw`|["'][ \t]{0,3},[ \t]{0,20}(?=\\?["'\x60]))`,
  // Python's prefixes and triple quotes.
  String.raw`(?:[bBuUrR](?=["']))?(?:""(?=")|''(?='))?`,
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
      /(?:(?:_authToken|_auth|_password)[ \t]*=[ \t]*["']?|AuthIdent["']?:[ \t]*["']?[^\s"':]{0,60}:)(?<secret>[^\s"'$<]{6,})/g,
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
      String.raw`(?:passw(?:or)?d|passwort|passphrase|passcode|mot_?de_?passe|contrase(?:ñ|n)a|senha|kennwort|wachtwoord|haslo|heslo|parola|(?<![A-Za-z])(?:pwd|pass|psk|mdp)|(?<=[a-z])(?:Pwd|Pass))${sign}(?:\\?"(?<quoted>[^"\\\n]{4,200}(?=\\?"))|'(?<single>[^'\n]{4,200}(?='))|\x60(?<ticked>[^\x60\n]{4,200})\x60|(?<secret>${bare}{4,}))`,
      'gi',
    ),
    accepts: passwordLike,
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
    ],
    pattern:
      /(?:"|')(?:[\w-]{0,40}(?:password|passwd|passphrase)|pass|pwd)\\?(?:"|')[ \t]{0,4}(?:=>|[:=,])[ \t]*\\?(?:"(?<quoted>[^"\\\n]{6,200})(?=\\?")|'(?<single>[^'\\\n]{6,200})(?='))/gi,
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
      String.raw`(?<=[A-Za-z0-9])(?<!(?:public|pub|primary|foreign|partition|sort|range|cache|idempotency|issuer|bucket|schema|sequence|natural|index|idx|group|object|s3|translation|lock|dedup|routing|message|host|row|map|lookup|composite|unique|config|setting|query|state|file|i18n|sub|parent|node|build|registry|hot|order|item|label|tag|display|sha|authorized))[_.-]key${sign}(?:\\?"(?<quoted>[^"\\\s]{16,400}(?=\\?"))|'(?<single>[^'\s]{16,400}(?='))|\x60(?<ticked>[^\x60\s]{16,400})\x60|(?<secret>[\w+/=~-]{16,400}))`,
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
  {
    id: 'xml-element',
    category: 'password',
    keywords: [
      'password',
      'passwd',
      'passphrase',
      'secret',
      'token',
      'apikey',
      'api-key',
      'api_key',
      'privatekey',
    ],
    begins: true,
    reach: 'lines',
    pattern:
      /(?<=<[\w:.-]{0,40})(?<tag>password|passwd|passphrase|secret(?:key)?|token|api[_-]?key|privatekey)(?:\s[^<>\n]{0,200})?>\s{0,40}(?<secret>[^\s<>][^<>\n]{2,400}?)\s{0,40}<\/[\w:.-]{0,40}\k<tag>>/gi,
    accepts: quotedPassword,
  },
  {
    id: 'xml-named',
    category: 'password',
    keywords: ['password', 'passwd', 'passphrase', 'secret', 'token', 'apikey', 'api-key', 'api_key'],
    begins: true,
    // `<property name="password">x</property>`
    pattern:
      /(?<=(?:name|key|id)=["'][\w:.-]{0,60})(?:password|passwd|passphrase|secret|token|api[_-]?key)["'](?:\s[^<>\n]{0,100})?>\s{0,40}(?<secret>[^\s<>][^<>\n]{2,400}?)\s{0,40}<\//gi,
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
