/** Whether the docs do not promise to find this: a heading, a list or a phrase over several lines, in a way that breaks lines apart. */
export function unpromised(text: string, way: string): boolean {
  if (midSentence.test(text)) return true
  return text.includes('¶') && linesBreak.has(way)
}

/** Beside no label and no sign, only what has digits amid its letters or a sign is told from a word. */
const midSentence = /Use the password § to/

const linesBreak: ReadonlySet<string> = new Set([
  'after a log head',
  'indented',
  'JSON string',
  'JSON twice',
  'URL',
  'HTML',
  'shell quoted',
  'typed and echoed',
  'typed by key',
  'typed with mistakes',
])
