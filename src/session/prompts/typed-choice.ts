import { type Option } from './option-list.ts'
import { nameOf } from './option-row.ts'

/** A choice that is typed: what to type, and the words it goes by. */
export interface TypedChoice {
  type: string
  names: readonly string[]
}

/**
 * What a question that is answered by a letter, a word or a number takes: `(y/N)`, `(yes/no/[fingerprint])`, `(yaxH)`, or the numbers
 * of a list nobody has marked.
 */
export function typedChoices(rest: string, options: readonly Option[]): TypedChoice[] {
  const words = inBrackets.exec(rest)?.[1]
  if (words !== undefined)
    return words.split('/').map((word) => {
      const plain = word.replace(/^\[|\]$/g, '')
      return { type: plain, names: [plain, ...(longForms[plain.toLowerCase()] ?? [])] }
    })
  const numbered = options.flatMap((option) =>
    option.key === undefined ? [] : [{ type: option.key, names: [nameOf(option), option.label, option.key] }],
  )
  if (numbered.length > 1) return numbered
  const letters = keysInBrackets.exec(rest)?.[1]
  return Array.from(letters ?? '').map((letter) => ({ type: letter.toLowerCase(), names: [letter] }))
}

const inBrackets = /[([]\s*((?:\[?[\p{L}\p{N}]+\]?)(?:\/\[?[\p{L}\p{N}]+\]?)+)\s*[)\]]/u
/** As `expand` of inquirer shows its keys. */
const keysInBrackets = /\(([a-z]{2,})[hH]?\)/
const longForms: Readonly<Record<string, readonly string[]>> = {
  y: ['yes'],
  n: ['no'],
  yes: ['y'],
  no: ['n'],
  a: ['all'],
  q: ['quit'],
}
