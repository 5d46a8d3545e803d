import { createHash } from 'node:crypto'
import { stripEscapes } from '../../text/strip-escapes.ts'

/** A text without what differs from run to run: numbers and ids. */
export function mask(text: string): string {
  return text.replace(/\b(?:0x)?[0-9a-f]*\d[0-9a-f]*\b/gi, '0').replace(/\/tmp\/\S+/g, '/tmp/…')
}

/**
 * What kind of answer it is, as a short hash: the words a program said, without what it was sent, without numbers, and with
 * runs of the same character as one. Two answers of one kind differ in data only.
 */
export function shapeOf(said: string, sent: string): string {
  const text = stripEscapes(said.slice(0, answerCharsMax))
  const echoless = sent.length >= echoChars ? text.replaceAll(sent.trim(), '') : text
  const words = mask(echoless)
    .replace(/(.)\1{2,}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return createHash('sha1')
    .update(words.slice(0, shapeChars))
    .update(`|${skeleton(said)}`)
    .digest('base64url')
    .slice(0, 12)
}

const echoChars = 2
const shapeChars = 160
const answerCharsMax = 8_192

/** Which kinds of control sequences an answer is made of. */
function skeleton(said: string): string {
  const finals = new Set(
    [...said.slice(0, 4_096).matchAll(/\u001b(?:\[[?>]?[\d;]*([@-~])|([()\]=>78M]))/g)].map(
      ([, csi, other]) => csi ?? other ?? '',
    ),
  )
  return [...finals].toSorted().join('')
}

/** The last line of an answer, where a prompt stands, without numbers. */
export function promptOf(said: string): string {
  const lines = stripEscapes(said).split(/[\r\n]+/)
  return mask(lines.at(-1)?.trim() ?? '').slice(0, 60)
}
