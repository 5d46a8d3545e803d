import { printable } from '../text/printable.ts'

/** A string as JSON that shows every character it holds. */
export function quote(text: string): string {
  return escapeLive(JSON.stringify(text))
}

/** A comment's text with every unsafe character spelled out as JSON does; tabs and line feeds stay. */
export function escapeLive(text: string): string {
  return printable(text, (character) =>
    character === '\n' || character === '\t' ? character : spelled(character),
  )
}

function spelled(character: string): string {
  let text = ''
  for (let index = 0; index < character.length; index++)
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
  return text
}
