import type { Rule } from './rule.ts'
import { notAHint, strongPassword, toldPassword } from './validators.ts'

const value = String.raw`(?:"(?<quoted>[^"\n]{3,200})"|(?<secret>[^\s"';]{4,200}))`

/** Secrets in the settings of routers, servers and networks, and in the words of old protocols. */
export const deviceRules: readonly Rule[] = [
  {
    id: 'router',
    category: 'password',
    keywords: [
      'password ',
      'secret ',
      'community ',
      'server key',
      'isakmp key',
      'wpa-psk',
      'pre-shared-key',
      'plain-text-password',
      'key-string',
    ],
    begins: true,
    // Cisco's and Juniper's settings; the digit says how it is encrypted.
    pattern: new RegExp(
      String.raw`(?:(?<=(?:username|enable|neighbor|ppp|standby|line|vty|user|host)[^\n]{0,60})(?:password|secret)[ \t]+(?:[057-9][ \t]+)?|(?<=(?:^|\n)[ \t]*(?:[\w-]{1,20}>?[ \t]+){0,2})(?:password|secret)[ \t]+|(?<=snmp-server[ \t]+)community[ \t]+|(?<=(?:tacacs|radius)-)server[ \t]+key[ \t]+(?:[07][ \t]+)?|(?<=crypto[ \t]+)isakmp[ \t]+key[ \t]+(?:[06][ \t]+)?|wpa-psk[ \t]+ascii[ \t]+(?:[07][ \t]+)?|pre-shared-key[ \t]+(?:ascii-text[ \t]+|local[ \t]+|remote[ \t]+)?|plain-text-password-value[ \t]+|key-string[ \t]+(?:7[ \t]+)?)${value}(?=[\s;"'<\\]|$)`,
      'gi',
    ),
    accepts: (text) => notAHint(text) && toldPassword(text),
  },
  {
    id: 'ppp-secrets',
    category: 'password',
    keywords: [' * "', ' eap "', ' xauth "', ' chap "'],
    // `bob * "x" *` of pppd, `bob : EAP "x"` of strongSwan; elsewhere in a line the star behind it tells it from a product.
    pattern:
      /(?<=^["']?[\w.@-]{1,60}["']?[ \t]+\*[ \t]+|[\w.@-]["']?[ \t]+:[ \t]+(?:EAP|XAUTH|CHAP)[ \t]+)"(?<quoted>[^"\n]{4,200})"|(?<=(?:^[ \t]{1,40}|["'])[\w.@-]{1,60}["']?[ \t]+\*[ \t]+)"(?<ticked>[^"\n]{4,200})"(?=[ \t]+\*)/gim,
    accepts: notAHint,
  },
  {
    id: 'user-then-pass',
    category: 'password',
    keywords: ['user '],
    begins: true,
    reach: 'lines',
    // FTP and POP3.
    pattern:
      /(?<=(?:^|\n)[^\n\w]{0,20})USER[ \t]+\S{1,80}[ \t]*\r?\n(?:[^\n]{0,120}\n){0,3}?[^\n\w]{0,20}PASS[ \t]+(?<secret>\S{4,200})/gi,
    accepts: toldPassword,
  },
  {
    id: 'mail-sign-in',
    category: 'password',
    keywords: [' login ', 'ugfzc3dvcmq6', 'auth plain'],
    begins: true,
    reach: 'lines',
    // IMAP and SMTP, whose "Password:" is in base64.
    pattern:
      /(?:(?<=(?:^|[\n>:])[ \t]{0,8}(?:[a-z]?\d{1,5}|[a-z]))[ ]LOGIN[ ]\S{1,80}[ \t]+"?|(?<=334[ \t]+)UGFzc3dvcmQ6\r{0,2}\n[^\n\w]{0,10}|AUTH[ ]PLAIN[ \t]+)(?<secret>[^\s"]{4,200})(?=["\s]|$)/gi,
    accepts: toldPassword,
  },
  {
    id: 'windows-logon',
    category: 'password',
    keywords: ['defaultpassword'],
    begins: true,
    pattern:
      /DefaultPassword[ \t]+(?:REG_SZ[ \t]+|\/d[ \t]+|\/t[ \t]+REG_SZ[ \t]+\/d[ \t]+)["']?(?<secret>[^\s"']{3,200})/gi,
    accepts: notAHint,
  },
  {
    id: 'user-and-password-said',
    category: 'password',
    keywords: [
      'credential',
      'creds',
      'login',
      'log in',
      'auth:',
      'wifi',
      'wi-fi',
      'trying ',
      'connecting as',
      'logged in as',
      'user/pass',
    ],
    begins: true,
    // "Login: admin:x", "creds: bob / x", "wifi: home / x".
    pattern:
      /(?:credentials?|creds|log ?in|auth|wi-?fi|user ?(?:name)?\/ ?pass(?:word)?|trying|(?:connecting|logged in) as)(?:[ \t]+(?:are|is|with|as|user))?[ \t]*:?[ \t]+["']?(?!https?|file|arn|urn|s3|gs|ssh|git|docker|vault|op:|projects|oauth|sha)[A-Za-z][\w.@+-]{0,60}(?::|[ \t]\/[ \t]|\/)["']?(?<secret>[^\s"'/<\\]{6,200}[^\s"'/.,;)<\\])(?=["']?(?:[\s.,;)<\\&]|$))/gi,
    accepts: (text) =>
      (strongPassword(text) || toldPassword(text)) &&
      !/^\d{1,2}:\d|^[\w.-]+\.[a-z]{2,4}(?::\d+)?$|@sha/i.test(text),
  },
]
