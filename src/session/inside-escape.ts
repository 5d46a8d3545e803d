import type { Transcript } from './transcript.ts'

/** The longest stretch looked back for the beginning of a sequence: a window title with a long path in it. */
const lookBackChars = 512

// CSI; OSC, DCS, APC, PM and SOS strings up to their terminator; everything else after ESC. The end may not have come yet.
const sequence =
  /\u001b(?:\[[\u0020-\u003f]*[\u0040-\u007e]?|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\?)?|[\u0020-\u002f]*[\u0030-\u007e]?)/y

/**
 * Whether a stretch lies inside an escape sequence, behind its ESC: the `2004` of a mode, the title of a window. No
 * person would call that output, so it satisfies no pattern.
 */
export function insideEscape(transcript: Transcript, from: number, to: number): boolean {
  const start = Math.max(transcript.dropped, from - lookBackChars)
  const text = transcript.slice(start, to)
  const escape = text.lastIndexOf('\u001b', from - start - 1)
  if (escape === -1 || from === start) return false
  sequence.lastIndex = escape
  const end = sequence.test(text) ? sequence.lastIndex : escape
  return end >= to - start
}
