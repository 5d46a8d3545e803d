import { replaceSequences, type Sequence, sequencesOf } from './sequences.ts'

/** Text without its escape sequences, as xterm reads them; the last may not have come whole. */
export function stripEscapes(text: string): string {
  return replaceSequences(text, () => '')
}

/** Whether the cursor jumps to another line: the text is painted on the screen, not printed line by line. */
export function jumps(text: string): boolean {
  for (const sequence of sequencesOf(text)) if (isJump(sequence)) return true
  return false
}

/** What comes behind the last jump. */
export function behindJumps(text: string): string {
  let from = 0
  for (const sequence of sequencesOf(text)) if (isJump(sequence)) from = sequence.end
  return text.slice(from)
}

/** Cursor up, down, to the next or previous line, to a row, to a place; reverse line feed; to the other screen and back. */
function isJump({ kind, parameters, intermediates, final }: Sequence): boolean {
  if (intermediates !== '') return false
  if (kind === 'escape') return final === 'M'
  if (kind !== 'csi') return false
  if (final === 'h' || final === 'l') return /^\?(?:10)?4[79]$/.test(parameters)
  return final !== '' && 'ABEFHdf'.includes(final) && /^[\d;]*$/.test(parameters)
}
