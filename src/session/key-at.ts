import { show } from '../errors.ts'
import { encodeKey, keyNames } from './keys.ts'
import { mouseEventAt } from './mouse-names.ts'

/** The key, or event of the mouse, that begins at `at` and is no printable character: its name and its length in characters. */
export function keyAt(text: string, at: number): { name: string; length: number } | undefined {
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

/** `ESC [ 2 4 ; 8 ~` */
const longestSequenceChars = 7

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
