import { styleText } from 'node:util'

/** Text in a colour or weight, where standard output is a terminal that takes them; NO_COLOR and FORCE_COLOR decide over that. */
export function styled(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout })
}

/** A sign beyond ASCII where the locale has it, else its plain form. */
export function sign(name: keyof typeof signs): string {
  const [rich, bare] = signs[name]
  return hasUnicode() ? rich : bare
}

const signs = {
  same: ['✓', 'ok'],
  different: ['✗', 'x'],
  warning: ['⚠', '!'],
  arrow: ['→', '->'],
  input: ['›', '>'],
  rule: ['─', '-'],
} as const

/** The locale decides, as it does for every program; Windows and macOS have it. */
function hasUnicode(): boolean {
  if (process.platform !== 'linux') return true
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')
}
