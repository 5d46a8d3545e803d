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
  // Underscores may part the digits of a number, unless it begins with its point.
  const digits = source.startsWith('.') ? source : source.replaceAll('_', '')
  const integer =
    /^[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+|[0-9]+)$/.test(digits) && !digits.startsWith('_')
  if (integer && /^[-+0-9]/.test(source)) return { kind: 'number', text: integerText(digits) }
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits) && /^[-+.0-9]/.test(source))
    return { kind: 'number', text: String(Number(digits)) }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return { kind: 'number', text: 'Inf' }
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return { kind: 'number', text: 'NaN' }
  return { kind: 'string', text: source }
}

function integerText(digits: string): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const bare = digits.replace(/^[-+]/, '')
  const octal = /^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : bare
  const decimal = /^0[0-9]+$/.test(octal) ? octal.replace(/^0+/, '') : octal
  return `${sign}${BigInt(decimal)}`
}

/**
 * A string as kubectl's YAML writer puts it, for strings of letters, digits and `+ / = . _ -`, which is all a Secret's
 * keys, names and base64 values are made of: quoted where a reader would take it for something else.
 */
export function printKubernetesScalar(text: string): string {
  if (resolvePlainScalar(text).kind !== 'string' || /^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return `"${text}"`
  return text === '-' || text.startsWith('---') || text.startsWith('...') ? `'${text}'` : text
}
