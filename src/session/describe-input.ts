import { isUtf8 } from 'node:buffer'
import { show } from '../errors.ts'
import { printable } from '../text/printable.ts'
import { encodeKey, keyNames } from './keys.ts'
import { mouseEventAt } from './mouse-names.ts'
import type { Input } from './transport.ts'

/** An input as a person would say it: `"select 1;" Enter`, `Ctrl+C`, `resize to 100x30`, `signal SIGTERM`. */
export function describeInput(input: Input): string {
  switch (input.kind) {
    case 'line':
      return input.data.length === 0 ? 'Enter' : `${nameKeys(input.data)} Enter`
    case 'raw':
      return input.data.length === 0 ? 'nothing' : nameKeys(input.data)
    case 'reply':
      return `the terminal's reply ${nameKeys(input.data)}`
    case 'eof':
      return 'end of file'
    case 'resize':
      return `resize to ${input.cols}x${input.rows}`
    case 'signal':
      return `signal ${input.signal}`
  }
}

const shownCharsMax = 400

/** `ESC [ 2 4 ; 8 ~` */
const longestSequenceChars = 7

/** Bytes as named keys: text in quotes, everything else by the name `press` takes. */
export function nameKeys(bytes: Uint8Array): string {
  if (!isUtf8(bytes))
    return `${bytes.length} bytes ${Buffer.from(bytes.subarray(0, 32)).toString('hex')}${bytes.length > 32 ? '…' : ''}`
  const text = Buffer.from(bytes).toString('utf8')
  const parts: string[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') parts.push(printable(JSON.stringify(plain)))
    plain = ''
  }
  for (let at = 0; at < text.length && at < shownCharsMax;) {
    const key = keyAt(text, at)
    if (key === undefined) {
      plain += text.charAt(at++)
    } else {
      flush()
      parts.push(key.name)
      at += key.length
    }
  }
  flush()
  if (text.length > shownCharsMax) parts.push(`… (${text.length} characters)`)
  return parts.join(' ')
}

function keyAt(text: string, at: number): { name: string; length: number } | undefined {
  const char = text.charAt(at)
  if (char >= ' ' && !(char >= '\u007f' && char <= '\u009f')) return undefined
  const mouse = mouseEventAt(text, at)
  if (mouse !== undefined) return mouse
  for (let length = Math.min(longestSequenceChars, text.length - at); length > 0; length--) {
    const name = sequences().get(text.slice(at, at + length))
    if (name !== undefined) return { name, length }
  }
  return { name: show(char).replaceAll('"', ''), length: 1 }
}

let bySequence: Map<string, string> | undefined

function sequences(): Map<string, string> {
  bySequence ??= buildSequences()
  return bySequence
}

function buildSequences(): Map<string, string> {
  const map = new Map<string, string>()
  const add = (name: string, applicationCursor = false): void => {
    const sequence = encodeKey(name, { applicationCursor })
    // The first name wins: Enter before Ctrl+M, Tab before Ctrl+I.
    if (!map.has(sequence)) map.set(sequence, name)
  }
  const special = keyNames.filter((name) => name !== 'Space')
  for (const name of special) add(name)
  for (const name of special) add(name, true)
  for (const code of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ@[\\]^_?') add(`Ctrl+${code}`)
  for (const held of ['Shift+', 'Alt+', 'Ctrl+', 'Ctrl+Shift+', 'Ctrl+Alt+', 'Alt+Shift+']) {
    for (const name of special)
      if (!['Enter', 'Escape', 'Backspace'].includes(name) && !(held.includes('Ctrl') && name === 'Tab'))
        add(held + name)
  }
  for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,<>') add(`Alt+${char}`)
  return map
}
