import { comparable } from '../../compare/equal-shapes.ts'
import { sharedEnds } from '../../text/difference.ts'

/** The part of a text that another run says in the same words: without times, ids, paths of this machine, counters, sizes and what was masked. */
export function stableWords(text: string): string {
  if (isStable(text)) return text
  const parts = text.split(variedWords)
  if (parts.length > variedPartsMax) return ''
  const words = parts.map((part) => shared(part.trim())).filter((part) => isStable(part))
  const [longest = ''] = words.toSorted((one, other) => letters(other) - letters(one))
  return letters(longest) >= lettersMin && /\p{L}.* .*\p{L}/u.test(longest) ? longest : ''
}

/** Times, ids, paths of this machine, counters, sizes and what was masked are others in the next run. */
export function isStable(text: string): boolean {
  return comparable(text) === text && !varies.test(text)
}

export function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** A row with more values than this, as of a table, says little in the words between them. */
const variedPartsMax = 2
const lettersMin = 8

/** What stands before or after what varies, in whole words. */
function shared(text: string): string {
  const other = comparable(text)
  if (other === text) return text
  const { front, back } = sharedEnds(text, other)
  const before = text.slice(0, front).replace(/\S*$/, '').trim()
  const after = text
    .slice(text.length - back)
    .replace(/^\S*/, '')
    .trim()
  return letters(before) >= letters(after) ? before : after
}

const values = [
  String.raw`⟨[^⟩]*⟩|█+|[*•●▪∙]{3,}`,
  String.raw`\bpid:? ?\d+|\bload average\b.*`,
  String.raw`\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d{2}\S*`,
  String.raw`\d+(?:[.,]\d+)? ?(?:%|(?:ms|s|sec|[KMGTkMGT]i?B?|B|bytes|lines|L|C|thr|kthr)\b)`,
  String.raw`\b0x[\da-f]+\b|\b\d{4,}\b|\d+\/\d+`,
  String.raw`\/(?:tmp|home|root|var|Users)\/\S*`,
  String.raw`^[-bcdlps][-rwxsStT]{9}.*$`,
].join('|')
const varies = new RegExp(values, 'i')
/** With what stands around them without a blank. */
const variedWords = new RegExp(String.raw`\S*(?:${values})\S*`, 'i')
