/**
 * The lines to type at Python's prompt for a piece of program as it stands in a file. There an empty line inside a block means
 * nothing and at the prompt it ends the block, so it is left out; a line that ends a block by standing at the margin
 * gets an empty one before it. Strings and brackets that are open keep their lines.
 */
export function pythonLines(command: string): string[] {
  const lines = command.split(/\r?\n/)
  const typed: string[] = []
  const reader = new PythonReader()
  for (const [index, line] of lines.entries()) {
    if (reader.isOpen) typed.push(line)
    else if (line.trim() === '') {
      const next = lines.slice(index + 1).find((each) => each.trim() !== '')
      if (next === undefined || !goesOn(next) || !isInBlock(typed)) typed.push('')
    } else {
      if (!goesOn(line) && isInBlock(typed)) typed.push('')
      typed.push(line)
    }
    reader.read(line)
  }
  return typed
}

/** Whether a line belongs to the block above it. */
function goesOn(line: string): boolean {
  return /^(?:\s|(?:elif|else|except|finally)\b)/.test(line)
}

/** Whether what was typed last stands inside a block, or opens one. Where it does not, an empty line does no harm. */
function isInBlock(typed: readonly string[]): boolean {
  return /^(?:\s+\S|(?:async|class|def|elif|else|except|finally|for|if|match|try|while|with)\b)/.test(
    typed.at(-1) ?? '',
  )
}

/** Reads as much of Python as tells whether a string or a bracket is open at the end of a line. */
class PythonReader {
  #quote: string | undefined
  #depth = 0

  get isOpen(): boolean {
    return this.#quote !== undefined || this.#depth > 0
  }

  read(line: string): void {
    const token = /\\[^]?|'''|"""|['"]|#|[([{]|[)\]}]/g
    for (const [text] of line.matchAll(token)) {
      if (text.startsWith('\\')) continue
      if (this.#quote !== undefined) {
        // Three where one was open are its end and an empty string behind it.
        if (text === this.#quote || (this.#quote.length === 1 && text.startsWith(this.#quote)))
          this.#quote = undefined
      } else if (text === '#') break
      else if (/^['"]/.test(text)) this.#quote = text
      else if ('([{'.includes(text)) this.#depth++
      else this.#depth = Math.max(0, this.#depth - 1)
    }
    // A string in one quote ends with its line, unless a backslash carries it on.
    if (this.#quote?.length === 1 && !line.endsWith('\\')) this.#quote = undefined
  }
}
