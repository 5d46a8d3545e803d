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
  return (body.match(/[A-Za-z0-9+/=]/g) ?? []).length >= 48
}

/**
 * Whether an assigned value can be a password rather than a word, a type, a variable, a call or a hint. It has letters
 * together with digits, signs or both cases.
 */
export function passwordLike(text: string): boolean {
  if (notAValue(text)) return false
  return /\d/.test(text)
    ? /[^\d.,:]/.test(text)
    : /[^A-Za-z\s.,:;_-]/.test(text) || /[a-z][A-Z]+[a-z]/.test(text)
}

/** Whether an assigned value can be a generated token: letters and digits mixed, not a word, a path or a number. */
export function tokenLike(text: string): boolean {
  return !notAValue(text) && /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[\d.]+[a-z]{0,3}$/i.test(text)
}

/** Whether a value of an environment-style assignment is one at all: plain words are accepted there. */
export function notAHint(text: string): boolean {
  return !notAValue(text)
}

function notAValue(text: string): boolean {
  return hint.test(text) || path.test(text) || code.test(text) || /^(.)\1*$/.test(text)
}

const hint = new RegExp(
  [
    '^(?:x{3,}|your.*|example|redacted|hidden|required|optional|string|null|none|nil|undefined|true|false|boolean|number',
    '|invalid|missing|incorrect|empty|unset|enabled|disabled|password|passwd|passphrase|secret|token)[.,;:!?)\\]]*$',
    // Brackets of a manual, variables of a shell, directives of a format string, a mask of stars, our own placeholder.
    String.raw`|^[<[({…"'` + '`⟨]' + String.raw`|^\$(?:[A-Z_]+$|[{(])|^%(?:[a-zA-Z]$|[A-Z_]+%$)|^[*•.]+$`,
  ].join(''),
  'i',
)
const path = /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|file:)/
const code =
  /^(?:[A-Za-z_$][\w$]*\(|[A-Za-z_$]+(?:\??\.[A-Za-z_$]+)+[),;]*$|new |await |async |function)|[;,]\w+=|=>|\(\)|&&|\|\|/
