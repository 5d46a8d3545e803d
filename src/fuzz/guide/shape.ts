import { createHash } from 'node:crypto'
import { stripEscapes } from '../../text/strip-escapes.ts'

/** A text without what differs from run to run: numbers and ids. */
export function mask(text: string): string {
  // A word at a time: one expression for all of it goes back and forth in a long one.
  return text
    .replace(/\w+/g, (word) => (hex.test(word) && /\d/.test(word) ? '0' : word))
    .replace(/\/tmp\/\S+/g, '/tmp/…')
}

const hex = /^(?:0x)?[0-9a-f]+$/i

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
export function paints(answer: string): boolean {
  return painting.test(answer)
}

const painting = /\u001b(?:\[[\d;]*[HfdJ]|\[\?(?:47|1047|1049)h)/

/** Where a program waits: what it said last, and the question it asks. */
export interface Place {
  /** The same for answers that differ in data only. */
  name: string
  /** The question alone, where it is known: the state the program is in, whatever it said before. */
  state: string
}

/** The place an answer shows. Of a long answer to many lines at once, its end. */
export function placeOf(said: string, sent: string): Place {
  if (paints(said)) {
    const name = `${shapeOf(said, sent)}:${promptOf(said, sent)}`
    return { name, state: name }
  }
  const prompt = promptOf(said, sent)
  const before = stripEscapes(said).split(/\r*\n/).slice(-answerLines, -1).join('\n')
  const name = `${shapeOf(before, sent)}:${prompt}`
  return { name, state: prompt === '' ? name : prompt }
}

const answerLines = 4

/** The last line of an answer, where a prompt stands, without numbers and without what was typed at it. */
export function promptOf(said: string, sent: string): string {
  const last = stripEscapes(said)
    .split(/\r*\n|\r/)
    .at(-1)
  const line = last?.trim().slice(-promptCharsMax).trim() ?? ''
  // What was typed before the last Enter stands on the lines above: a prompt may hold the same words.
  const typed = sent.split(/[\r\n]/).at(-1) ?? ''
  const echo = careted(typed)
  const own = [typed, echo].find((text) => text !== '' && line.endsWith(text))
  const prompt = own === undefined ? withoutSent(line, typed) : line.slice(0, -own.length).trim()
  // Lines that were typed ahead are asked for one behind the other.
  return mask(once(prompt)).slice(0, 60)
}

/** A longer last line is no prompt, but what somebody types at one. */
const promptCharsMax = 1_000

/** A prompt that stands there several times in a row, once. */
function once(line: string): string {
  for (let length = 1; length <= Math.min(repeatedCharsMax, line.length / 2); length++) {
    const unit = line.slice(0, length)
    let at = 0
    while (line.startsWith(unit, at)) {
      at += length
      while (line[at] === ' ') at++
    }
    if (at >= line.length) return unit
  }
  return line
}

const repeatedCharsMax = 40

/** Whether an answer is only what the terminal itself makes of the keys: control keys as `^X`, and what rubs out. */
export function isEcho(said: string, sent: string): boolean {
  const text = said.replaceAll('\r', '').replaceAll('\n', '')
  if (text === '') return !sent.endsWith('\r')
  return sent.endsWith(text) || careted(sent).endsWith(text) || /^[\b \u0007]*$/.test(text)
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
