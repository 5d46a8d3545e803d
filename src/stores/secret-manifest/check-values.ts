import type { Findings } from '../finding.ts'
import { named } from './field-types.ts'
import { decodeGoBase64 } from './go-base64.ts'
import type { Where } from './manifest-node.ts'

/**
 * Values that are well-formed and yet hardly meant: what a template left, a line break that `echo` added, an encoding done
 * twice. A value that may be the contents of a file is judged less.
 */
export function checkValues(
  data: ReadonlyMap<string, Buffer>,
  places: ReadonlyMap<string, Where>,
  file: string,
  findings: Findings<'placeholder-value' | 'trailing-newline' | 'double-base64'>,
): void {
  for (const [key, bytes] of data) {
    const text = bytes.toString('utf8')
    const where = { ...places.get(key), path: `data[${named(key)}]` }
    if (placeholder.test(text.trim()))
      findings.add('placeholder-value', file, 'the value is a placeholder', where)
    else if (isEncodedAgain(text))
      findings.add('double-base64', file, 'the decoded value is base64 once more', where)
    else if (!key.includes('.') && /^[^\r\n]+\r?\n$/.test(text))
      findings.add('trailing-newline', file, 'the value is one line and ends with a line break', where)
  }
}

const placeholder =
  /^(?:<[^<>\n]{1,60}>|\$\{[^{}\n]{1,60}\}|\{\{[^{}\n]{1,60}\}\}|change[-_ ]?me!?|replace[-_ ]?(?:me|this)|(?:your|my)[-_ ](?:[a-z]+[-_ ])*(?:password|secret|token|key|here)|todo|tbd|fixme|x{4,40}|\*{4,40}|\.{3,40})$/i

/** Text that decodes to text. What decodes to anything else may be a key that happens to look like base64. */
function isEncodedAgain(text: string): boolean {
  const trimmed = text.replace(/\r?\n$/, '')
  if (trimmed.length < encodedCharsMin || !/^[A-Za-z0-9+/]+={0,2}$/.test(trimmed)) return false
  const decoded = decodeGoBase64(trimmed)
  return 'bytes' in decoded && /^[\t\r\n\x20-\x7e]{6,}$/.test(decoded.bytes.toString('latin1'))
}

const encodedCharsMin = 8
