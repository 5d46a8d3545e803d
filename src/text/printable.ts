/**
 * Characters that act on, or hide in, the terminal or editor they are shown in: control characters, line separators, lone
 * surrogates, and every invisible format character, the bidirectional controls among them. The two joiners stay: they hold
 * emoji together and shape words.
 */
const unsafe = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu

/** Text that does nothing in a terminal: each unsafe character is spelled out, by default as `\x1b` or `\u{202e}`. */
export function printable(text: string, spelled: (unsafe: string) => string = escaped): string {
  return text.replace(unsafe, spelled)
}

/** The same for text of several lines: line feeds and tabs stay. */
export function printableLines(text: string): string {
  return printable(text, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  )
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}
