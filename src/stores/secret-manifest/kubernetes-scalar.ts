/** What a plain (unquoted) YAML scalar is to kubectl. */
export type PlainScalar = { kind: 'string' | 'number' | 'bool'; text: string } | { kind: 'null' }

/**
 * Resolves a plain scalar as kubectl's YAML reader does: YAML 1.1 words and numbers, but base 60 and dates stay
 * strings. `text` is what the scalar becomes as JSON, or as a key.
 *
 * Source: measured with kubectl 1.32; sigs.k8s.io/yaml `resolve`.
 */
export function resolvePlainScalar(source: string): PlainScalar {
  if (source === '' || /^(?:~|null|Null|NULL)$/.test(source)) return { kind: 'null' }
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(source)) return { kind: 'bool', text: 'true' }
  if (/^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(source)) return { kind: 'bool', text: 'false' }
  // Underscores count for nothing in a number; in one that begins with its point only those between two digits.
  const digits = source.replaceAll(source.startsWith('.') ? /(?<=[0-9])_(?=[0-9])/g : '_', '')
  const number = /^[-+.0-9]/.test(source) ? (integerText(digits) ?? floatText(digits)) : undefined
  if (number !== undefined) return { kind: 'number', text: number }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return { kind: 'number', text: 'Inf' }
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return { kind: 'number', text: 'NaN' }
  return { kind: 'string', text: source }
}

/** The integer in decimal; undefined for what is none, or none that 64 bits hold. */
function integerText(digits: string): string | undefined {
  const [, sign = '', bare = ''] =
    /^([-+]?)(0|[1-9][0-9]*|0[0-7]+|0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+)$/.exec(digits) ??
    signInside(digits)
  if (bare === '') return undefined
  const size = BigInt(bare.replace(/^0(?=[0-7])/, '0o'))
  const value = sign === '-' ? -size : size
  const fits = sign === '' ? size < 2n ** 64n : BigInt.asIntN(64, value) === value
  return fits ? String(value) : undefined
}

/** A binary number is given on without its prefix, and then may begin with a sign of its own. */
function signInside(digits: string): [string, string, string] | [] {
  const [whole, sign, bare] = /^0b([-+])([01]+)$/.exec(digits) ?? []
  return whole === undefined || sign === undefined ? [] : [whole, sign, `0b${bare}`]
}

/** Also what is too large for an integer. What is too large for a float stays a string. */
function floatText(digits: string): string | undefined {
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits)) return undefined
  const value = Number(digits)
  return Number.isFinite(value) ? String(value) : undefined
}

/**
 * A string as kubectl's YAML writer puts it, for strings of letters, digits and `+ / = . _ -`, which is all a Secret's
 * keys, names and base64 values are made of: quoted where a reader would take it for something else.
 */
export function printKubernetesScalar(text: string): string {
  if (resolvePlainScalar(text).kind !== 'string' || isDate(text)) return `"${text}"`
  return text === '-' || text.startsWith('---') || text.startsWith('...') ? `'${text}'` : text
}

/** A day that the calendar has; others are words. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
