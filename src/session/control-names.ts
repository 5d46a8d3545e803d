import { OptionError } from '../errors.ts'
import { controlCharacter } from './keys.ts'

/** The 32 control characters by the names ASCII gives them, in order. */
const ascii =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  )

/** What a terminal does on a character, by the name `stty` has for it, and the key that is usual for it. */
const terminal: Readonly<Record<string, number | undefined>> = {
  INTR: 0x03,
  EOF: 0x04,
  START: 0x11,
  REPRINT: 0x12,
  STOP: 0x13,
  KILL: 0x15,
  LNEXT: 0x16,
  WERASE: 0x17,
  XON: 0x11,
  XOFF: 0x13,
  SUSP: 0x1a,
  QUIT: 0x1c,
  DEL: 0x7f,
  ERASE: 0x7f,
}

/**
 * A control character by its letter (`c`, `]`, `?`), by its ASCII name (`ETX`, `ESC`), or by what a terminal does on it
 * (`intr`, `eof`, `susp`, `quit`); names in any letter case.
 *
 * @throws OptionError for a name that is none of these
 */
export function controlByName(name: string): string {
  if (name.length === 1) return controlCharacter(name)
  const upper = name.toUpperCase()
  const code = ascii.includes(upper) ? ascii.indexOf(upper) : terminal[upper]
  if (code === undefined || !/^[A-Z0-9]+$/.test(upper))
    throw new OptionError(
      'control character',
      name,
      `a letter or one of @ [ \\ ] ^ _ ?, or one of ${[...ascii, ...Object.keys(terminal)].join(', ')}`,
    )
  return String.fromCharCode(code)
}
