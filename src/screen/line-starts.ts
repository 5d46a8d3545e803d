/** Marks that have no character before them to stand on; behind a line break they would take a column. */
const atLineStart = /(?<=[\r\n])[\p{Mn}\p{Me}\p{Cf}]+/gu
const atStart = /^[\p{Mn}\p{Me}\p{Cf}]+/u
/** Most output has none: looked for first, as it is cheaper. */
const beyondLatin = /[^\u0000-\u02ff]/

/** Takes zero-width characters (LRM, ZWSP, FSI, combining marks) from the starts of lines: xterm gives them a cell there. */
export class LineStarts {
  #atStart = true

  take(text: string): string {
    if (text === '') return text
    const startsLine = this.#atStart
    this.#atStart = /[\r\n]$/.test(text)
    if (!beyondLatin.test(text)) return text
    const rest = text.replace(atLineStart, '')
    return startsLine ? rest.replace(atStart, '') : rest
  }
}
