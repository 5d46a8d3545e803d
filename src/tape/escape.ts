/**
 * Characters that would act on, or hide in, the terminal or editor of a reviewer: C0 except where JSON escapes them
 * already, DEL, C1, line separators, and every invisible format character (the bidirectional controls of U+202A to
 * U+202E and U+2066 to U+2069 among them). The zero width joiner stays: it holds emoji together.
 */
const live = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|(?!\u200d)[\p{Cf}\p{Surrogate}]/gu

/** A string as JSON that shows every character it holds. */
export function quote(text: string): string {
  return escapeLive(JSON.stringify(text))
}

/** A comment's text with the characters named above spelled out; tabs and line feeds stay. */
export function escapeLive(text: string): string {
  return text.replace(live, (character) =>
    character === '\n' || character === '\t' ? character : spelled(character),
  )
}

function spelled(character: string): string {
  let text = ''
  for (let index = 0; index < character.length; index++)
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
  return text
}
