import { isCamel, isDate, isName, isNoValue, isTechnicalWord, isWordWithNumber } from './no-value.ts'

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
 * together with digits, signs or both cases. What stands in quotes is no name in code.
 */
export function passwordLike(text: string, quoted: boolean = false): boolean {
  if (isNoValue(text) || /\s/.test(text) || !/\w.*\w/.test(text)) return false
  if (isTechnicalWord(text) || (isWordWithNumber(text) ? !wordWithNumber(text) : isName(text))) return false
  if (/\d/.test(text)) return /[^\d.,:%]/.test(text)
  if (/^[?!-][A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(text)) return false
  if (/[^\p{L}\s.,:;_/-]/u.test(text)) return true
  if (!/[a-z][A-Z]+[a-z]/.test(text)) return false
  return quoted ? !/pass|pwd|secret|token|key/i.test(text) : !isCamel(text)
}

/** Whether what stands in quotes behind a name such as "password" can be one: a word that no form would show there. */
export function quotedPassword(text: string, quoted: boolean = true): boolean {
  if (isNoValue(text) || /\s/.test(text)) return false
  return passwordLike(text, quoted) || /^[a-z]{8,}$/.test(text)
}

/** Whether an assigned value can be a generated token: letters and digits mixed, not a word, a path or a number. */
export function tokenLike(text: string): boolean {
  if (
    isNoValue(text) ||
    (isName(text) && !isShuffled(text)) ||
    /^[A-Za-z_$]+[\d$]*[A-Za-z]*(?:\.[A-Za-z]+\d*[A-Za-z_]*)+$/.test(text)
  )
    return false
  if (/\d/.test(text)) return /[A-Za-z]/.test(text) && !/^[\d.]+[a-z]{0,3}$/i.test(text) && !isDate(text)
  return text.length >= 20 && /[A-Z]/.test(text) && /[a-z]/.test(text) && !isCamel(text)
}

/** Whether a value of an environment-style assignment is one at all: plain words are accepted there. */
export function notAHint(text: string): boolean {
  return !isNoValue(text)
}

/** Whether it is what a header or an option would be given: a token, or a word with a digit. */
export function credentialLike(text: string): boolean {
  return !isNoValue(text) && /\d/.test(text) && /[A-Za-z]/.test(text) && !isDate(text)
}

/** Whether what a sentence says a password is can be one: `hunter2`, `abc123xyz`, not `sha256` and no word. */
export function toldPassword(text: string): boolean {
  return (
    strongPassword(text) ||
    (text.length >= 6 && !/^\d/.test(text) && credentialLike(text) && passwordLike(text))
  )
}

/** Whether a word in a sentence is a password: words have no digits and signs inside. */
export function strongPassword(text: string): boolean {
  // Code: a call, an index, a generic type.
  if (/^[\w.]+[([{<]|^[A-Za-z_]{2,20}=\S|^[?!-][A-Za-z]+$|^[:=(]/.test(text)) return false
  if (isNoValue(text) || isDate(text) || isName(text)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\d\s.,:/_()-]/u].filter((kind) => kind.test(text)).length
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
  if (isEncoded(text)) return strongPassword(text)
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

/** Base64 of bytes, with the signs it may have: no path has letters and digits so mixed. */
function isEncoded(text: string): boolean {
  return (
    /^[A-Za-z0-9+/]{24,}={0,2}$/.test(text) &&
    /\d/.test(text) &&
    (/[+=]/.test(text) || caseChanges(text) >= text.length / 8) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    !/\/[a-z]{4,}\//.test(text)
  )
}

/** `hunter2`: where a password is assigned, a short word with a number is one, unless a standard has made it. */
function wordWithNumber(text: string): boolean {
  return text.length >= 6 && /\d$/.test(text)
}

function caseChanges(text: string): number {
  return (text.match(/[a-z][A-Z]|[A-Z][a-z]/g) ?? []).length
}

/** `SctKHDU-XQUzlTYdDXQEqF4` has the signs and the number of a name, and no words. */
function isShuffled(text: string): boolean {
  return text.length >= 20 && /[a-z][A-Z]/.test(text) && /[A-Z][a-z]/.test(text) && !isCamel(text)
}
