/**
 * One escape sequence: CSI; OSC, DCS, APC, PM and SOS strings up to their terminator; everything else after ESC. Its end
 * may not have come yet. Source: ECMA-48, and xterm's BEL as a terminator.
 */
export const escapeSequence =
  '\\u001b(?:\\[[\\u0020-\\u003f]*[\\u0040-\\u007e]?|[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\?)?|[\\u0020-\\u002f]*[\\u0030-\\u007e]?)'

const everySequence = new RegExp(escapeSequence, 'g')

/** Text without its escape sequences. Node's own `stripVTControlCharacters` leaves half of `ESC [ > 4 ; 2 m` behind. */
export function stripEscapes(text: string): string {
  return text.replace(everySequence, '')
}

/** The same, with a line break for each jump of the cursor to another line: what follows it stands elsewhere. */
export function breakAtJumps(text: string): string {
  return text.replace(everySequence, (sequence) => (jump.test(sequence) ? '\n' : ''))
}

/** Whether the cursor jumps to another line: the text is painted on the screen, not printed line by line. */
export function jumps(text: string): boolean {
  return text.match(everySequence)?.some((sequence) => jump.test(sequence)) ?? false
}

/** What comes behind the last jump. */
export function behindJumps(text: string): string {
  let from = 0
  for (const { 0: sequence, index } of text.matchAll(everySequence))
    if (jump.test(sequence)) from = index + sequence.length
  return text.slice(from)
}

/** Cursor up, down, to the next or previous line, to a row, to a place; reverse line feed; to the other screen and back. */
const jump = /^\u001b(?:\[[\d;]*[ABEFHdf]|M|\[\?(?:10)?4[79][hl])$/
