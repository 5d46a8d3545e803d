/**
 * Whether a text that stands where a secret could is none: a hint (`<your token>`, `required`), a path, a piece of code, a directive
 * of a format, a rule of a form, a mask.
 */
export function isNoValue(text: string): boolean {
  return (
    hint.test(text) ||
    path.test(text) ||
    code.test(text) ||
    directive.test(text) ||
    formRules.test(text) ||
    version.test(text) ||
    /^(.)\1*$/.test(text) ||
    masked.test(text) ||
    isProse(text)
  )
}

/** Names with a number, a version or a place in code: `test_login_2`, `foo-bar-3`, `v1.2.3`, `file.ts:12`, `user1@host`. */
export function isName(text: string): boolean {
  return (
    /^(?:[A-Za-z]+[_.-]){1,8}[A-Za-z]*\d{0,3}[.,:;)]*$/.test(text) ||
    /^[A-Z][A-Z0-9]{0,12}(?:_[A-Z]+\d{0,3}){1,8}[.,:;)]*$/.test(text) ||
    /^(?:[A-Za-z]+\d?[_.-]){1,8}v?\d+(?:\.\d+)+(?:[.-][a-z]+\d*)?$/i.test(text) ||
    /^v?\d+(?:\.\d+)+(?:-[a-z.\d]+)?$/i.test(text) ||
    /^[\w./-]+\.[a-z]{1,4}:\d+(?::\d+)?$/i.test(text) ||
    isWordWithNumber(text)
  )
}

/** `step2`, `sha256`: a short word with a number at its end. So is `hunter2`, which only its place tells from them. */
export function isWordWithNumber(text: string): boolean {
  return /^[A-Za-z]+\d{0,2}[.,;:!?)]*$/.test(text) && !/[a-z][A-Z]+[a-z]/.test(text) && text.length < 8
}

/** Words with a number that programs and standards have made: no password where it could be one. */
export function isTechnicalWord(text: string): boolean {
  return technicalWord.test(text)
}

export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) ||
    /^\d{1,2}[/.:]\d{1,2}(?:[/.:]\d{2,4})?$/.test(text) ||
    /^\d+(?:ms|s|m|h|d|kb|mb|gb|k|px|%)?$/i.test(text)
  )
}

/** Whether letters of both cases are words run together, as names in code are: `startTagInHead`, not `xKqPzRtYwB`. */
export function isCamel(text: string): boolean {
  const humps = text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []
  return humps.length > 0 && humps.join('').length / humps.length >= humpCharsMin
}

const humpCharsMin = 3.2

const technicalWord =
  /^(?:(?:sha|md|utf|base|int|uint|float|char|varchar|string|str|text|arg|param|var|val|value|tmp|input|output|field|line|item|col|row|group|match|res|ret|obj|buf|data|file|user|test|step|level|type|key|pass|passwd|password|pw|secret|token|v|x|y|p|pkcs|oauth|http|ipv|ed|rsa|aes|des|rc|crc|hmac|bcrypt|scrypt|argon|ntlm|tls|ssl|wpa|wep|python|node|php|perl|java|win|mac|option|opt|foo|bar|baz|case|part|page|day|week|year|attempt|try|round|phase|chapter|section|figure|table|version|release|build|slot|port|eth|tty|disk|vol|node|host|server|client|app|db|env|prod|stage)[-_]?\d{1,4}(?:[-_]?(?:crypt|sum|hash|bit|le|be))?|x509|b64|i18n|l10n|a11y|k8s|2fa|mfa|totp|hotp|u2f|fido2|web3|s3|ec2|p12|3des|h264|mp3|mp4)[.,;:!?)]*$/i

const masked = /[*•●]{3}|…$|\.\.\.$|^x{4,}|█/

const hint = new RegExp(
  [
    '^(?:x{3,}|your.*|example.*|redacted|hidden|required|optional|string|text|null|none|nil|undefined|true|false|boolean|number|varchar.*',
    '|invalid|missing|incorrect|empty|unset|enabled|disabled|password|passwd|passphrase|secret|token|changed|expired|unchanged|updated|default',
    '|denied|failed|success|prompt|stdin|env|auto|public|private|anonymous|yes|no)[.,;:!?)\\]]*$',
    // Brackets of a manual, variables of a shell, directives of a format string, a mask of stars, our own placeholder.
    String.raw`|^[<[({…"'` +
      '`⟨]' +
      String.raw`|^\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\d)(?:[-[].*)?$|^\$[{(]|^%(?:[a-zA-Z]$|[A-Z_]+%$)|^[*•.]+$|^!(?:vault|secret|Ref|Sub|GetAtt|env|include|file)\b|^[|>][+-]?$|^&\w+$|^\*\w+$|^@\w+@$|^#\{|^\{\{`,
  ].join(''),
  'i',
)

const path =
  /^(?:\.{0,2}\/(?![A-Za-z0-9+/]{40,}={1,2}$)|~\/|[A-Za-z]:\\|(?:file|https?|ssh|git|s3|gs|arn|urn|data|vault|op|secret|sha\d{1,3}|md5):|sha\d{3}-|(?:projects|secrets|secret|kv)\/[\w-]+\/)/

const code = new RegExp(
  [
    // Calls, and names with dots.
    String.raw`^(?:[A-Za-z_$][\w$]*(?:\??\.[\w$]+){0,6}\(|[A-Za-z_$]+\d{0,3}(?:\??\.[A-Za-z_$]+)+[),;]*$)`,
    String.raw`^(?:new |await |async |function|process\.env|os\.environ|getenv|ENV\[|env\.|secrets\.|var\.|config\.|self\.|this\.|std::)`,
    // Types, indexes and what a name is compared with.
    String.raw`^(?:[A-Za-z_][\w.]*<[A-Za-z_<>, ]*>?$|(?:[a-z]+\.)?[A-Z][A-Za-z]{2,}\[[A-Za-z_.]+|[A-Za-z_$@]\w{0,30}\[(?:[a-z_]\w*|\d+|\$\w+)(?:\]|$)|[@$%]\$?\w+[[{]|@\$\w|!+[A-Za-z_$]\w*(?:[.(]|$))`,
    String.raw`^[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+\(?|^(?:\$\w+|[a-z]\w*\.\w+)->?$|^0x[0-9a-f]{1,8}$|^[A-Za-z_]{1,24}=$|^--?[a-z][a-z-]{3,}$`,
    String.raw`[;,]\w+=|=>|\(\)|&&|\|\||\(\?[:=!<i]|\[\^|\\[bdsw]\b`,
  ].join('|'),
)

/** `%s:%s`, `{name}`, `{}`. */
const directive = /(?:^|[:=])%[-+0-9.]{0,4}[sdrfxqv](?:$|[:;,])|\{\w*\}|\$\{|#\{/

/** What a form asks of a field, in the words of Laravel and its kin: `required|min:8`. */
const formRules =
  /^(?:required|nullable|sometimes|string|confirmed|bail|filled|present|min:\d+|max:\d+)(?:[|,;](?:\w+(?::[\w,.]+)?))+$|^(?:min|max|length|size|between)[:=]\d/i

/** What a package is wanted in: `^7.0.3`, `>=2.1 <3`. */
const version = /^[~^<>=v]{0,2}\d+(?:\.[\dx*]+){1,3}(?:[-+][\w.]+)?$/

/** Words of a script that no keyboard asks a password in, or a sentence: what an interface says of a password. */
function isProse(text: string): boolean {
  if (/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}/.test(text)) return true
  return /[\u0370-\u1fff]{3}/.test(text) && !/\d/.test(text)
}
