/** Shannon entropy of a text, in bits per character. Random base64 of 40 characters has about 4.7, hex about 3.6. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text.split('')) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  const total = text.length
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total)
  return bits
}

/** Whether the digits of a text end in their Luhn check digit (ISO/IEC 7812-1). */
export function luhn(text: string): boolean {
  const digits = text.replace(/\D/g, '').split('').map(Number)
  let sum = 0
  for (const [index, digit] of digits.reverse().entries()) {
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 1 && sum % 10 === 0 && new Set(digits).size > 1
}

/** Whether the first part of a text decodes to a JOSE header: a JSON object that names its algorithm (RFC 7515). */
export function joseHeader(text: string): boolean {
  const [head = ''] = text.split('.')
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))
    return typeof header === 'object' && header !== null && ('alg' in header || 'enc' in header)
  } catch {
    return false
  }
}

/** Whether between its two marker lines a PEM text really holds a key and not an ellipsis. */
export function pemBody(text: string): boolean {
  const body = text.replace(/-----[^-]{1,80}-----/g, '').replace(/\\[nr]/g, '')
  return (body.match(/[A-Za-z0-9+/=]{16,}/g) ?? []).join('').length >= 48
}

/**
 * Whether an assigned value can be a password rather than a word, a type, a variable, a call or a hint. It has letters
 * together with digits, signs or both cases.
 */
export function passwordLike(text: string): boolean {
  if (notAValue(text) || /\s/.test(text) || isName(text) || !/\w.*\w/.test(text)) return false
  return /\d/.test(text)
    ? /[^\d.,:]/.test(text)
    : /[^A-Za-z\s.,:;_/-]/.test(text) || /[a-z][A-Z]+[a-z]/.test(text)
}

/** Whether what stands in quotes behind a name such as "password" can be one: a word that no form would show there. */
export function quotedPassword(text: string): boolean {
  if (notAValue(text) || /\s/.test(text)) return false
  return passwordLike(text) || /^[a-z]{8,}$/.test(text)
}

/** Whether an assigned value can be a generated token: letters and digits mixed, not a word, a path or a number. */
export function tokenLike(text: string): boolean {
  if (notAValue(text) || isName(text)) return false
  if (/\d/.test(text)) return /[A-Za-z]/.test(text) && !/^[\d.]+[a-z]{0,3}$/i.test(text) && !isDate(text)
  return (
    text.length >= 20 && /[A-Z]/.test(text) && /[a-z]{2}/.test(text) && caseChanges(text) >= text.length / 5
  )
}

/** Whether a value of an environment-style assignment is one at all: plain words are accepted there. */
export function notAHint(text: string): boolean {
  return !notAValue(text)
}

/** Whether it is what a header or an option would be given: a token, or a word with a digit. */
export function credentialLike(text: string): boolean {
  return !notAValue(text) && /\d/.test(text) && /[A-Za-z]/.test(text) && !isDate(text)
}

/** Whether a word in a sentence is a password: words have no digits and signs inside. */
export function strongPassword(text: string): boolean {
  // Code: a call, an index, a generic type.
  if (/^[\w.]+[([{<]|^[A-Za-z_]{2,20}=\S/.test(text)) return false
  if (notAValue(text) || isDate(text) || isName(text)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9\s.,:/_()-]/].filter((kind) => kind.test(text)).length
  if (text.length >= 8 && kinds >= 3) return true
  // Base32, as authenticators take it.
  if (/^(?=.*[2-7])[A-Z2-7]{16,}=*$/.test(text)) return true
  return (
    text.length >= 10 &&
    kinds >= 2 &&
    /\d/.test(text) &&
    (text.match(/\d/g) ?? []).length >= 2 &&
    entropy(text) >= 2.8
  )
}

/** Whether a word in the middle of a sentence can be nothing but a secret: digits amid letters, or beside a sign no word has. */
export function unmistakable(text: string): boolean {
  if (!strongPassword(text) || text.length < 10 || /[()[\]{}\\/]|^-|=|^\d+[:.]/.test(text)) return false
  const changes = (text.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length
  return (
    /\d.*\d/.test(text) &&
    (changes >= 3 ||
      (text.length >= 24 && caseChanges(text) >= text.length / 6) ||
      /[!#$%^*?+~&@].*\d|\d.*[!#$%^*?+~&@]/.test(text)) &&
    entropy(text) >= 2.8
  )
}

/** Whether a word alone on its line was made up by a machine. */
export function generated(text: string): boolean {
  if (/^[A-Za-z_.-]+[=:]\S|^[A-Z_]+$|^-/.test(text)) return false
  if (!strongPassword(text) && !/^[a-f0-9]{32,128}$/.test(text)) return false
  return entropy(text) >= 3 && !/^[\w.-]+@[\w.-]+$/.test(text) && !/^(?:SHA256|MD5|sha\d+)[:-]/.test(text)
}

function notAValue(text: string): boolean {
  return hint.test(text) || path.test(text) || code.test(text) || /^(.)\1*$/.test(text) || masked.test(text)
}

/** Names with a number, a version or a place in code: `test_login_2`, `foo-bar-3`, `v1.2.3`, `file.ts:12`, `user1@host`. */
function isName(text: string): boolean {
  return (
    /^(?:[A-Za-z]+[_.-]){1,8}[A-Za-z]*\d{0,3}[.,:;)]*$/.test(text) ||
    /^(?:[A-Za-z]+\d?[_.-]){1,8}v?\d+(?:\.\d+)+(?:[.-][a-z]+\d*)?$/i.test(text) ||
    /^v?\d+(?:\.\d+)+(?:-[a-z.\d]+)?$/i.test(text) ||
    /^[\w./-]+\.[a-z]{1,4}:\d+(?::\d+)?$/i.test(text) ||
    (/^[A-Za-z]+\d{0,2}[.,;:!?)]*$/.test(text) && !/[a-z][A-Z]+[a-z]/.test(text) && text.length < 8)
  )
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) ||
    /^\d{1,2}[/.:]\d{1,2}(?:[/.:]\d{2,4})?$/.test(text) ||
    /^\d+(?:ms|s|m|h|d|kb|mb|gb|k|px|%)?$/i.test(text)
  )
}

function caseChanges(text: string): number {
  return (text.match(/[a-z][A-Z]|[A-Z][a-z]/g) ?? []).length
}

const masked = /[*•●]{3}|…$|\.\.\.$|^x{4,}|█/

const hint = new RegExp(
  [
    '^(?:x{3,}|your.*|example.*|redacted|hidden|required|optional|string|text|null|none|nil|undefined|true|false|boolean|number|varchar.*',
    '|invalid|missing|incorrect|empty|unset|enabled|disabled|password|passwd|passphrase|secret|token|changed|expired|unchanged|updated|default',
    '|denied|failed|success|prompt|stdin|env|auto|public|private|anonymous|yes|no)[.,;:!?)\\]]*$',
    // Brackets of a manual, variables of a shell, directives of a format string, a mask of stars, our own placeholder.
    String.raw`|^[<[({…"'` +
      '`⟨]' +
      String.raw`|^\$(?:[A-Za-z_]+$|\d$|[{(])|^%(?:[a-zA-Z]$|[A-Z_]+%$)|^[*•.]+$|^!(?:vault|secret|Ref|Sub|GetAtt|env|include|file)\b|^[|>][+-]?$|^&\w+$|^\*\w+$|^@\w+@$|^#\{|^\{\{`,
  ].join(''),
  'i',
)
const path =
  /^(?:\.{0,2}\/(?![A-Za-z0-9+/]{40,}={1,2}$)|~\/|[A-Za-z]:\\|(?:file|https?|ssh|git|s3|gs|arn|urn|data|vault|op|secret):)/
const code =
  /^(?:[A-Za-z_$][\w$]*(?:\??\.[\w$]+){0,6}\(|[A-Za-z_$]+\d{0,3}(?:\??\.[A-Za-z_$]+)+[),;]*$|new |await |async |function|process\.env|os\.environ|getenv|ENV\[|env\.|secrets\.|var\.|config\.|self\.|this\.)|[;,]\w+=|=>|\(\)|&&|\|\|/
