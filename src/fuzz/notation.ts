import { OptionError } from '../errors.ts'
import { terminalSideMax } from '../limits.ts'
import type { Step } from './step.ts'

/**
 * Steps as text that a person can read, a command line can carry, and `parseSteps` reads back: `"^R" "\x1b[A" 10x0 SIGINT
 * hang-up`. In quotes stand bytes: printable ASCII as it is, `^X` for a control character, `\xHH` for any other byte,
 * `\"`, `\\` and `\^` for these three. `"a"*3` is `"aaa"`.
 */
export function printSteps(steps: readonly Step[]): string {
  return steps.map(printStep).join(' ')
}

function printStep(step: Step): string {
  switch (step.do) {
    case 'send':
      return printBytes(step.bytes)
    case 'resize':
      return `${step.cols}x${step.rows}`
    case 'signal':
      return step.signal
    case 'hang-up':
      return 'hang-up'
  }
}

const longRun = 8

function printBytes(bytes: Uint8Array): string {
  const [first] = bytes
  if (bytes.length >= longRun && first !== undefined && bytes.every((byte) => byte === first))
    return `"${printByte(first)}"*${bytes.length}`
  return `"${[...bytes].map(printByte).join('')}"`
}

function printByte(byte: number): string {
  // Ctrl+\ written with its backslash would take the quote behind it along.
  if (byte === 0x1c) return '\\x1c'
  if (byte < 0x20) return `^${String.fromCharCode(byte + 0x40)}`
  if (byte === 0x7f) return '^?'
  if (byte > 0x7f) return `\\x${byte.toString(16).padStart(2, '0')}`
  const char = String.fromCharCode(byte)
  // A single quote would end the quotes of the shell the line is pasted into.
  if (char === "'") return '\\x27'
  return '"\\^'.includes(char) ? `\\${char}` : char
}

/** @throws OptionError that shows the first word that is no step */
export function parseSteps(text: string): Step[] {
  const steps: Step[] = []
  const word = /\s*(?:"((?:[^"\\]|\\.)*)"(?:\*(\d+))?|(\d+)x(\d+)|(SIG[A-Z0-9]+)|(hang-up))(?=\s|$)/y
  const end = text.trimEnd().length
  while (word.lastIndex < end) {
    const at = word.lastIndex
    const match = word.exec(text)
    if (match === null) throw notSteps(text.slice(at).trim())
    const [, bytes, times = '1', cols, rows, signal] = match
    if (bytes !== undefined) steps.push({ do: 'send', bytes: parseBytes(bytes, Number(times)) })
    else if (cols !== undefined) steps.push({ do: 'resize', cols: side(cols), rows: side(rows ?? '') })
    else if (signal !== undefined) steps.push({ do: 'signal', signal })
    else steps.push({ do: 'hang-up' })
  }
  return steps
}

const repeatedBytesMax = 16_777_216

function parseBytes(text: string, times: number): Uint8Array {
  const bytes: number[] = []
  for (const [all, hex, escaped, control] of text.matchAll(
    /\\x([0-9a-fA-F]{2})|\\(["\\^])|\^([@-_?])|[\s\S]/gu,
  )) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
    else if (escaped !== undefined) bytes.push(escaped.charCodeAt(0))
    else if (control !== undefined) bytes.push(control === '?' ? 0x7f : control.charCodeAt(0) - 0x40)
    else if (all === '\\' || all === '^') throw notSteps(`"${text}"`)
    else bytes.push(...Buffer.from(all, 'utf8'))
  }
  if (bytes.length * times > repeatedBytesMax) throw notSteps(`"${text.slice(0, 20)}"*${times}`)
  return Buffer.concat(Array.from({ length: times }, () => Buffer.from(bytes)))
}

function side(text: string): number {
  const number = Number(text)
  if (number > terminalSideMax) throw notSteps(text)
  return number
}

function notSteps(word: string): OptionError {
  return new OptionError(
    'steps',
    word.slice(0, 80),
    'bytes in quotes, a size, a signal or hang-up, such as "^Xa\\x1b" 10x0 SIGINT hang-up',
  )
}
