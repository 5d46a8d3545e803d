/** What a RegExp that matches nothing was perhaps meant to say; undefined where nothing tells. */
export function regExpHint(pattern: RegExp, text: string): string | undefined {
  const { source, flags } = pattern
  const escaped = source.replace(inTheMiddle, '\\$')
  const plainFlags = flags.replace(/[gy]/g, '')
  if (escaped !== source && new RegExp(escaped, plainFlags).test(text))
    return `In a RegExp, \`$\` is the end of the text. For the character write \`\\$\`: /${escaped}/${flags}.`
  const letters = source.replaceAll('\\/', '/')
  if (special.test(letters) && text.includes(letters))
    return `The text is there to the letter, but in a RegExp some of its characters mean something else: give it as a string, ${JSON.stringify(letters)}.`
  return undefined
}

/** A `$` that more follows, so that it could never match. */
const inTheMiddle = /(?<!\\)\$(?![)|]|$)/g
const special = /[$^.*+?()[\]{}|]/
