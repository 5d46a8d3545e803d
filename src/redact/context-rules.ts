import type { Rule } from './rule.ts'
import { luhn, notAHint, passwordLike, tokenLike } from './validators.ts'

/** Secrets that look like anything and are known by the words around them. */
export const contextRules: readonly Rule[] = [
  {
    id: 'authorization',
    category: 'token',
    keywords: ['authorization'],
    pattern:
      /authorization["']?[ \t]*[:=][ \t]*["']?(?:(?:bearer|basic|token|digest|apikey|negotiate)[ \t]+)?(?<secret>[\w.~+/=-]{8,})/gi,
    accepts: notAHint,
  },
  {
    id: 'bearer',
    category: 'token',
    keywords: ['bearer '],
    pattern: /(?<![A-Za-z])bearer[ \t]+(?<secret>[\w.~+/-]{16,}={0,2})/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
  {
    id: 'url-credentials',
    category: 'password',
    keywords: ['://'],
    pattern:
      /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"<>]{0,256}:(?<secret>[^\s@/'"<>]{1,256})@/gi,
    accepts: notAHint,
  },
  {
    id: 'cookie',
    category: 'token',
    keywords: ['cookie:'],
    within: /cookie:[^\n]*/gi,
    pattern: /(?<![\w-])[\w-]{0,40}?(?:sess|sid|auth|token|jwt|csrf)[\w-]{0,40}=(?<secret>[^\s;,]{8,})/gi,
    entropyMin: 2.5,
  },
  {
    id: 'aws-secret-access-key',
    category: 'key',
    keywords: ['secret'],
    pattern:
      /secret[_ ]?(?:access[_ ]?)?key[^\n=:]{0,24}[=:][ \t]*["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
    entropyMin: 3.5,
  },
  {
    id: 'payment-card',
    category: 'custom',
    keywords: [],
    pattern:
      /(?<![\w.+/-])(?<![0-9a-f]{4} [0-9a-f]{4} )(?:(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6011|65\d{2})(?<gap>[ -]?)\d{4}\k<gap>\d{4}\k<gap>\d{4}|3[47]\d{2}(?<gap2>[ -]?)\d{6}\k<gap2>\d{5})(?![\w+/-]| [0-9a-f]{4} [0-9a-f]{4}|\.\d)/g,
    accepts: luhn,
  },
  {
    id: 'npmrc',
    category: 'token',
    keywords: [':_auth', ':_password', '_auth=', '_authtoken'],
    pattern: /(?:_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?<secret>[^\s"'$<]{6,})/g,
    accepts: notAHint,
  },
  {
    id: 'netrc',
    category: 'password',
    keywords: ['machine ', 'default login'],
    pattern:
      /(?:machine[ \t]+\S+|^default(?=\s+login))\s+(?:login\s+\S+\s+)?(?:account\s+\S+\s+)?password\s+(?<secret>[^\s<]\S*)/gm,
    accepts: notAHint,
  },
  {
    id: 'docker-auth',
    category: 'password',
    keywords: ['"auth"'],
    pattern: /"auth"\s*:\s*"(?<secret>[A-Za-z0-9+/]{8,}={0,2})"/g,
  },
  {
    id: 'kubeconfig',
    category: 'key',
    keywords: ['client-key-data'],
    pattern: /client-key-data["']?:[ \t]*["']?(?<secret>[A-Za-z0-9+/]{16,}={0,2})/g,
  },
  {
    id: 'kubernetes-secret',
    category: 'key',
    keywords: ['kind: secret'],
    within: /^(?:data|stringData):[ \t]*\r?\n(?:[ \t]+\S[^\n]*(?:\n|$))+/gm,
    pattern: /^[ \t]+["']?[\w.-]+["']?:[ \t]*["']?(?<secret>[^\s"'|>⟨]{1,})/gm,
  },
  {
    id: 'kubernetes-secret-json',
    category: 'key',
    keywords: ['"kind": "secret"', '"kind":"secret"'],
    within: /"(?:data|stringData)"\s{0,20}:\s{0,20}\{[^{}]*\}/g,
    pattern: /"[\w.-]+"\s{0,20}:\s{0,20}"(?<secret>[^"⟨]+)"/g,
  },
  {
    id: 'otpauth',
    category: 'key',
    keywords: ['otpauth://'],
    pattern: /otpauth:\/\/[^\s"']{1,300}?[?&]secret=(?<secret>[A-Z2-7]{8,})/gi,
  },
  {
    id: 'curl-user',
    category: 'password',
    keywords: ['curl '],
    pattern: /curl[ \t][^\n|;]{0,1000}?[ \t](?:-u|--user)[ =]?["']?[^\s:"'<]+:(?<secret>[^\s"'<]+)/g,
    accepts: notAHint,
  },
  {
    id: 'mysql-password',
    category: 'password',
    keywords: ['mysql', 'mariadb', 'sshpass'],
    pattern:
      /(?:(?:mysql|mariadb)[\w-]*[ \t](?:[^\n|;]{0,300}[ \t])?-p|sshpass[ \t]+-p[ \t]*)["']?(?<secret>[^\s"'<[]{4,})/g,
    accepts: notAHint,
  },
  {
    id: 'option-password',
    category: 'password',
    keywords: ['--pass', '--token', '--secret', '--api', '--auth', '--access', '--client'],
    pattern:
      /--(?:pass(?:word|wd|phrase)?|(?:api-?|auth-?|access-?)?token|(?:client-?)?secret|(?:api|access)-?key)(?:=|[ \t]+)["']?(?<secret>[^\s"'<[|]{6,})/gi,
    accepts: passwordLike,
  },
  {
    id: 'password-variable',
    category: 'password',
    keywords: ['pass', 'pwd'],
    pattern: /(?<![a-z])[A-Z0-9_]{0,40}(?:PASSWORD|PASSWD|PASSPHRASE|PWD)=["']?(?<secret>[^\s"'&;]{4,})/g,
    accepts: notAHint,
  },
  {
    id: 'password-assignment',
    category: 'password',
    keywords: ['passw', 'passphrase', 'pwd', 'pass=', 'pass:'],
    pattern:
      /(?:passw(?:or)?d|passphrase|(?<![A-Za-z])(?:pwd|pass))\\?["']?[ \t]{0,4}(?:=>|:=|[:=])(?!=)[ \t]*(?:\\?"(?<quoted>[^"\\\s]{4,}(?=\\?"))|'(?<single>[^'\s]{4,}(?='))|(?<secret>[^\s"'&;,)}\]]{6,}))/gi,
    accepts: passwordLike,
  },
  {
    id: 'token-assignment',
    category: 'token',
    keywords: ['token', 'secret', 'key', 'credential'],
    pattern:
      /(?:(?:api|access|auth|secret|private|encryption|signing|account|client)[_-]?(?:key|token|secret)|token|secret|credentials?)\\?["']?[ \t]{0,4}(?:=>|:=|[:=])(?!=)[ \t]*\\?["']?(?<secret>[\w.~+/=-]{16,})/gi,
    entropyMin: 3,
    accepts: tokenLike,
  },
]
