import { assignmentRules } from './assignment-rules.ts'
import { backupRules } from './backup-rules.ts'
import { callRules } from './call-rules.ts'
import { cardRules } from './card-rules.ts'
import { columnRules } from './column-rules.ts'
import { commandRules } from './command-rules.ts'
import { pairRules } from './pair-rules.ts'
import { proseRules } from './prose-rules.ts'
import type { Rule } from './rule.ts'
import { toolRules } from './tool-rules.ts'
import { urlRules } from './url-rules.ts'
import { isCamel } from './no-value.ts'
import { credentialLike, joseHeader, notAHint, tokenLike } from './validators.ts'
import { shownRules } from './shown-rules.ts'
import { deviceRules } from './device-rules.ts'
import { vendorNames } from './vendor-names.ts'
import { xmlRules } from './xml-rules.ts'

/** Secrets that look like anything and are known by the words around them. */
export const contextRules: readonly Rule[] = [
  {
    id: 'authorization',
    category: 'token',
    keywords: ['authorization'],
    pattern:
      /authorization["']?[ \t]*[:=][ \t]*["']?(?:(?:bearer|basic|token|digest|apikey|api-key|negotiate|key|ssws|splunk|geniekey|bot|jwt|api-token|oauth2?|gho|discogs)[ \t]+|(?:SharedKey(?:Lite)?[ \t]+\w{1,40}:)|aws4-hmac-sha256[^\n]{0,300}signature=|googlelogin auth=)?(?<secret>(?!aws4-hmac)[\w.~+/=:-]{8,})/gi,
    accepts: (text) =>
      notAHint(text) && (/\d/.test(text) || (/[A-Z]/.test(text) && /[a-z]/.test(text) && !isCamel(text))),
  },
  {
    id: 'digest',
    category: 'token',
    keywords: ['digest '],
    pattern: /digest[ \t][^\n]{0,600}?[ ,]response=["']?(?<secret>[a-f0-9]{32,64})/gi,
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
    id: 'token-header',
    category: 'token',
    keywords: [
      'x-',
      'private-token',
      'job-token',
      'deploy-token',
      'circle-token',
      'dd-api-key',
      'apikey:',
      'api-key:',
    ].filter((keyword) => keyword.length > 2),
    pattern:
      /(?<![\w])(?:x-[a-z-]{0,30}(?:token|key|secret|auth|password)|private-token|job-token|deploy-token|circle-token|dd-(?:api|application)-key|api-?key)["']?[ \t]*:[ \t]*["']?(?<secret>[\w.~+/=-]{8,})/gi,
    accepts: credentialLike,
  },
  {
    id: 'custom-header',
    category: 'token',
    keywords: ['-token:', '-key:', '-secret:', '-auth:'],
    pattern:
      /(?<![\w])x-[\w-]{0,40}(?:token|key|secret|auth)["']?[ \t]*:[ \t]*["']?(?<secret>[\w.~+/=-]{8,})/gi,
    accepts: credentialLike,
  },
  ...urlRules,
  {
    id: 'cookie',
    category: 'token',
    keywords: ['cookie:'],
    within: /cookie:[^\n]*/gi,
    pattern:
      /(?<![\w-])[\w.-]{0,40}?(?:sess|sid|auth|token|jwt|csrf|remember|logged_in|aspnet|identity|login)[\w.-]{0,60}=(?<secret>[^\s;,]{8,})/gi,
    entropyMin: 2.5,
  },
  {
    id: 'cookie-option',
    category: 'token',
    keywords: ['curl ', 'wget ', 'http '],
    pattern:
      /(?<=[ \t](?:-b|--cookie)[ =]["']?[^"'\n]{0,200}?)(?<![\w-])[\w.-]{0,40}?(?:sess|sid|auth|token|jwt|remember)[\w.-]{0,40}=(?<secret>[^\s;,"']{8,})/gi,
    within: /(?:curl|wget|http)[ \t][^\n]{1,1000}/g,
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
    id: 'jwe-key',
    category: 'key',
    keywords: ['"kty"'],
    pattern: /"(?:d|p|q|dp|dq|qi|k)"\s*:\s*"(?<secret>[\w-]{20,})"/g,
    within: /\{[^{}]{0,6000}"kty"[^{}]{0,6000}\}/g,
    reach: 'lines',
  },
  {
    id: 'netrc',
    category: 'password',
    keywords: ['machine ', 'default login'],
    reach: 'lines',
    pattern:
      /(?:machine[ \t]+\S+|^[ \t]*default(?=\s+login))\s+(?:login\s+\S+\s+)?(?:account\s+\S+\s+)?password\s+(?<secret>[^\s<]\S*)/gm,
    accepts: notAHint,
  },
  {
    id: 'pgpass',
    category: 'password',
    keywords: [':5432:', ':3306:', ':*:'],
    pattern: /(?<![\w.*:/-])[\w.*-]{1,253}:(?:\d{2,5}|\*):[\w*-]{1,63}:[\w*-]{1,63}:(?<secret>[^\s:]{4,})/g,
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
    keywords: ['kind: secret', 'kind: "secret"', "kind: 'secret'"],
    reach: 'lines',
    within: /^(?:data|stringData):[ \t]*\r?\n(?:[ \t]+\S[^\n]*(?:\n|$))+/gm,
    pattern: /^[ \t]+["']?[\w.-]+["']?:[ \t]*["']?(?<secret>[^\s"'|>⟨]{1,})/gm,
  },
  {
    id: 'kubernetes-secret-json',
    category: 'key',
    keywords: ['"kind": "secret"', '"kind":"secret"'],
    reach: 'lines',
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
    id: 'wireguard',
    category: 'key',
    keywords: ['privatekey', 'presharedkey', 'private key:', 'preshared key:'],
    pattern: /(?:private|preshared) ?key[ \t]*[:=][ \t]*(?<secret>[A-Za-z0-9+/]{42,43}=)/gi,
  },
  {
    id: 'shadow',
    category: 'password',
    keywords: ['$1$', '$2a$', '$2b$', '$2y$', '$5$', '$6$', '$y$', '$argon2', '$apr1$'],
    pattern: /\$(?:1|5|6|y|apr1|2[aby]|argon2(?:id|i|d))\$[\w$./,=+-]{20,200}/g,
    accepts: (text) => (text.match(/\$/g) ?? []).length >= 3,
  },
  {
    id: 'jwt-payload',
    category: 'token',
    keywords: ['eyj'],
    pattern: /(?<![\w-])eyJ[\w-]{16,}(?:\.[\w-]{4,})?(?=…|\.\.\.)/g,
    accepts: joseHeader,
  },
  ...commandRules,
  ...toolRules,
  ...assignmentRules,
  ...xmlRules,
  ...pairRules,
  ...callRules,
  ...deviceRules,
  ...shownRules,
  ...vendorNames,
  ...backupRules,
  ...columnRules,
  ...proseRules,
  ...cardRules,
]
