import { nearNames } from '../match/near-names.ts'
import { OptionError } from '../errors.ts'

const escape = '\u001b'

/** Keys that send one fixed string. Source: xterm's control sequences, PC-style function keys. */
const plainKeys: Record<string, string> = {
  Enter: '\r',
  Tab: '\t',
  Escape: escape,
  Backspace: '\u007f',
  Space: ' ',
}

/** Cursor keys end in a letter: `CSI A`, or `SS3 A` while the program has asked for application cursor keys. */
const cursorKeys: Record<string, string> = {
  ArrowUp: 'A',
  ArrowDown: 'B',
  ArrowRight: 'C',
  ArrowLeft: 'D',
  Home: 'H',
  End: 'F',
}

const functionKeys: Record<string, string> = { F1: 'P', F2: 'Q', F3: 'R', F4: 'S' }

/** Keys of the shape `CSI number ~`. */
const tildeKeys: Record<string, number> = {
  Insert: 2,
  Delete: 3,
  PageUp: 5,
  PageDown: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
}

const aliases: Record<string, string> = {
  Return: 'Enter',
  Esc: 'Escape',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Del: 'Delete',
  Ins: 'Insert',
}

/** Control characters with a key of their own beside the letters. */
const controlPunctuation: Record<string, number> = {
  '@': 0,
  Space: 0,
  '[': 27,
  '\\': 28,
  ']': 29,
  '^': 30,
  _: 31,
  '?': 127,
}

const modifiers = { Shift: 1, Alt: 2, Ctrl: 4 } as const

export const keyNames: readonly string[] = [plainKeys, cursorKeys, functionKeys, tildeKeys].flatMap((table) =>
  Object.keys(table),
)

export interface KeyModes {
  /** The program asked for application cursor keys (DECCKM). */
  applicationCursor?: boolean
}

/**
 * The bytes, as text, that a terminal sends for a key: `Enter`, `ArrowUp`, `F5`, a single character, or one of these after
 * `Ctrl+`, `Alt+` and `Shift+`, e.g. `Ctrl+C`, `Alt+f`, `Shift+Tab`, `Ctrl+ArrowRight`.
 *
 * @throws OptionError for a key that is not known, or a combination no terminal can send
 */
export function encodeKey(name: string, modes: KeyModes = {}): string {
  const { key, held } = parseKey(name)
  const sequence = specialKey(key, held, modes)
  if (sequence !== undefined) return sequence
  const ctrl = (held & modifiers.Ctrl) !== 0
  const text = plainKeys[key] ?? key
  const sent = ctrl ? controlCharacter(key, name) : shifted(text, held)
  return (held & modifiers.Alt) !== 0 ? escape + sent : sent
}

/** The control character of a letter or of one of `@ [ \ ] ^ _ ?`. */
export function controlCharacter(key: string, name: string = `Ctrl+${key}`): string {
  const upper = key.length === 1 ? key.toUpperCase() : key
  if (/^[A-Z]$/.test(upper)) return String.fromCharCode(upper.charCodeAt(0) - 64)
  const code = controlPunctuation[upper]
  if (code === undefined) throw new OptionError('key', name, 'a letter or one of @ [ \\ ] ^ _ ? after Ctrl+')
  return String.fromCharCode(code)
}

function parseKey(name: string): { key: string; held: number } {
  let held = 0
  let rest = name
  for (;;) {
    const prefix = /^(Shift|Alt|Meta|Ctrl|Control)\+(?=.)/su.exec(rest)
    if (prefix === null) break
    held |=
      {
        Shift: modifiers.Shift,
        Alt: modifiers.Alt,
        Meta: modifiers.Alt,
        Ctrl: modifiers.Ctrl,
        Control: modifiers.Ctrl,
      }[prefix[1] ?? ''] ?? 0
    rest = rest.slice(prefix[0].length)
  }
  const key = aliases[rest] ?? rest
  if (!/^.$/su.test(key) && !keyNames.includes(key))
    throw new OptionError(
      'key',
      name,
      `a single character or one of ${keyNames.join(', ')}, each also after Ctrl+, Alt+ or Shift+`,
      { hint: meant(name) },
    )
  return { key, held }
}

/** What somebody may have meant: the same key written otherwise, or a text. */
function meant(name: unknown): string | undefined {
  if (typeof name !== 'string')
    return Array.isArray(name) ? 'Pass each key as an argument of its own: press("Tab", "Enter").' : undefined
  const words = name.split(/[+-]/).map((word) => word.toLowerCase())
  const known = [...Object.keys(modifiers), ...keyNames, ...Object.keys(aliases)]
  const spelt = words.map((word) => known.find((each) => each.toLowerCase() === word) ?? word)
  const isKey = spelt.every(
    (word, at) => known.includes(word) || (at === spelt.length - 1 && /^.$/su.test(word)),
  )
  if (isKey) return `Did you mean ${spelt.join('+')}?`
  const near = words.length === 1 ? nearNames(name, keyNames) : []
  if (near.length > 0) return `Did you mean ${near.join(' or ')}? To send text, use type().`
  return words.length === 1 ? 'To send text, use send(), or type() for one key at a time.' : undefined
}

/** Keys whose sequence carries the modifiers as a parameter: 1 + the sum of the held ones. */
function specialKey(key: string, held: number, modes: KeyModes): string | undefined {
  if (key === 'Tab' && held === modifiers.Shift) return `${escape}[Z`
  const letter = cursorKeys[key] ?? functionKeys[key]
  if (letter !== undefined) {
    if (held !== 0) return `${escape}[1;${held + 1}${letter}`
    return key in functionKeys || modes.applicationCursor === true
      ? `${escape}O${letter}`
      : `${escape}[${letter}`
  }
  const number = tildeKeys[key]
  if (number === undefined) return undefined
  return held === 0 ? `${escape}[${number}~` : `${escape}[${number};${held + 1}~`
}

function shifted(text: string, held: number): string {
  return (held & modifiers.Shift) !== 0 && /^[a-z]$/.test(text) ? text.toUpperCase() : text
}
