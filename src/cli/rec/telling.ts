import { stripEscapes } from '../../text/strip-escapes.ts'
import { comparable } from '../../compare/equal-shapes.ts'

/** What is on a screen: its rows, from the top. */
export type Rows = readonly string[]

/**
 * A text that tells that an input was answered: it is on the screen now and was not before, stands there once, says something in words, is no echo
 * and nothing that another run would say otherwise. Undefined where there is none.
 *
 * @param echo what was typed: a row that shows it is no answer
 */
export function tellingText(before: Rows, now: Rows, echo: string): string | undefined {
  const was = before.join('\n')
  const is = now.join('\n')
  const texts = now
    .map((row) => wordsIn(row))
    .filter((text) => text !== '' && !was.includes(text) && is.indexOf(text) === is.lastIndexOf(text))
    .filter((text) => (echo.trim() === '' || !text.endsWith(echo.trim())) && isStable(text))
  return (
    texts.findLast((text) => /\p{L}{3}/u.test(text) && !/\d/.test(text)) ??
    texts.findLast((text) => /\p{L}{3}/u.test(text)) ??
    texts.findLast((text) => /[\p{L}\p{N}]/u.test(text)) ??
    markedRow(was, now, echo)
  )
}

/** A row whose words were there before and whose mark was not: what is chosen of a list. */
function markedRow(was: string, now: Rows, echo: string): string | undefined {
  const is = now.join('\n')
  return now
    .map((row) => row.replace(/^[\s\u2500-\u257f]+/u, '').trimEnd())
    .filter((row) => /^\S.*\p{L}/u.test(row) && row.length <= charsMax && isStable(row))
    .filter((row) => echo.trim() === '' || !row.endsWith(echo.trim()))
    .findLast((row) => !was.includes(row) && is.indexOf(row) === is.lastIndexOf(row))
}

/** What a program asks with at the end of what it printed; undefined where that is no prompt, or another in the next run. */
export function promptIn(output: string): string | undefined {
  const line = stripEscapes(output.slice(output.lastIndexOf('\n') + 1)).replace(/\r+$/, '')
  const prompt = line.slice(line.lastIndexOf('\r') + 1)
  return prompt.trim() !== '' &&
    prompt.length <= charsMax &&
    !/[\p{Cc}\p{Cf}]/u.test(prompt) &&
    isStable(prompt)
    ? prompt
    : undefined
}

const charsMax = 60

/** A row without its frame: what stands between signs, boxes and wide gaps, the part with most letters. */
function wordsIn(row: string): string {
  const parts = row
    .split(/\s{2,}|[\u2500-\u259f\u25a0-\u27bf\u2800-\u28ff]+/u)
    .map((part) => part.trim())
    .filter((part) => /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(part))
  const longest = parts.toSorted((one, other) => letters(other) - letters(one))[0] ?? ''
  if (longest.length <= charsMax) return longest
  return longest.slice(0, charsMax).replace(/\s+\S*$/, '')
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** Times, ids, paths of this machine, counters, sizes and what was masked are others in the next run. */
function isStable(text: string): boolean {
  return comparable(text) === text && !varies.test(text)
}

const varies =
  /⟨|█|\bpid\b|\d{1,2}:\d{2}|\d+(?:\.\d+)? ?(?:ms|s|sec|KB|MB|GB|B|%)\b|\b\d{4,}\b|\/(?:tmp|home|root|var|Users)\/|\d+\/\d+|\d{4}-\d{2}/
