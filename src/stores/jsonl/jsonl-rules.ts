import type { Findings } from '../finding.ts'

/** What can be wrong with a JSONL file whatever its records mean. */
export const jsonlRules = {
  'byte-order-mark': {
    severity: 'warning',
    hint: 'Save the file as UTF-8 without a byte order mark; many readers fail on the first record.',
  },
  'control-character': {
    severity: 'error',
    hint: 'JSON strings hold control characters only as escapes. Write the record again with a JSON encoder.',
  },
  'cut-record': {
    severity: 'error',
    hint: 'A writer died or two wrote at once. Delete the broken beginning and keep the whole record after it.',
  },
  'invalid-utf8': {
    severity: 'error',
    hint: 'The bytes are not UTF-8. Find the writer that cut a character in two; do not re-save, which would lose it.',
  },
  'line-too-long': {
    severity: 'error',
    hint: 'The line was not looked into. Raise lineBytesMax if it is meant to be so long.',
  },
  'lone-surrogate': {
    severity: 'error',
    hint: 'Half of a character is escaped without its other half; the record cannot be sent as UTF-8.',
  },
  'malformed-json': {
    severity: 'error',
    hint: 'Repair or delete this line; the other lines are not affected.',
  },
  'nul-bytes': {
    severity: 'error',
    hint: 'The file system lost what was written here. Delete the NUL bytes; what they replaced is gone.',
  },
  'nul-padding': {
    severity: 'warning',
    hint: 'The record was read without the NUL bytes after it. Delete them from the file.',
  },
  'not-an-object': { severity: 'error', hint: 'Every line holds one JSON object with at least one field.' },
  'torn-tail': {
    severity: 'warning',
    hint: 'The last write was cut off. Delete the last line; the lines before it are whole.',
  },
  'two-records': { severity: 'error', hint: 'Put a line break between the records.' },
  'unreadable-file': { severity: 'error', hint: 'Check that it is a file and that you may read it.' },
} as const

export type JsonlCode = keyof typeof jsonlRules

export type JsonlFindings = Findings<JsonlCode>
