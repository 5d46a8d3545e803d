import { sequenceEnd } from '../text/sequences.ts'
import type { Transcript } from './transcript.ts'

/** The longest stretch looked back for the beginning of a sequence: a window title with a long path in it. */
const lookBackChars = 512

/**
 * Whether a stretch lies inside an escape sequence, behind its ESC: the `2004` of a mode, the title of a window. No
 * person would call that output, so it satisfies no pattern.
 */
export function insideEscape(transcript: Transcript, from: number, to: number): boolean {
  const start = Math.max(transcript.dropped, from - lookBackChars)
  const text = transcript.slice(start, to)
  const escape = text.lastIndexOf('\u001b', from - start - 1)
  if (escape === -1 || from === start) return false
  return sequenceEnd(text, escape).end >= to - start
}
