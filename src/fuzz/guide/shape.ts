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
  const echoless = withoutSent(stripEscapes(said.slice(0, answerCharsMax)), sent)
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

/** Whether an answer moves about on the screen or leaves it for the alternate one. */
export function paints(answer: Uint8Array): boolean {
  return painting.test(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength).toString('latin1'))
}

const painting = /\u001b(?:\[[\d;]*[HfdJ]|\[\?(?:47|1047|1049)h)/

/** The last line of an answer, where a prompt stands, without numbers and without what was typed at it. */
export function promptOf(said: string, sent: string): string {
  const lines = stripEscapes(said).split(/[\r\n]+/)
  return mask(withoutSent(lines.at(-1)?.trim() ?? '', sent)).slice(0, 60)
}

/** Whether an answer is only what the terminal itself makes of the keys, control keys as `^X`. */
export function isEcho(said: string, sent: string): boolean {
  const text = said.replaceAll('\r', '').replaceAll('\n', '')
  return text === '' ? !sent.endsWith('\r') : sent.endsWith(text) || careted(sent).endsWith(text)
}

/** A text without the words that came from outside: what a program quotes is the sender's, what it says around it its own. */
function withoutSent(text: string, sent: string): string {
  if (sent === '') return text
  const echo = careted(sent)
  return text.replace(/[^\s'"`:;,()<>[\]]+/g, (word) =>
    sent.includes(word) || echo.includes(word) ? '' : word,
  )
}

/** Control characters as a terminal echoes them. */
export function careted(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(
    /[\u0000-\u001f\u007f]/g,
    (char) => `^${String.fromCharCode(char.charCodeAt(0) ^ 0x40)}`,
  )
}
