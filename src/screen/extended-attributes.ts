import type { IBufferCell } from '@xterm/headless'

/** How a text is underlined (SGR 4:0 to 4:5). */
export type UnderlineStyle = (typeof underlineStyles)[number]

export const underlineStyles = ['none', 'single', 'double', 'curly', 'dotted', 'dashed'] as const

/** What xterm keeps of a cell and shows nobody: its public cell calls a link an underline, and knows no kinds of them. */
export interface ExtendedAttributes {
  underline: UnderlineStyle
  /** Undefined where the text's own colour is used. */
  underlineColor: { rgb: number } | { palette: number } | undefined
  /** xterm's number for the link; 0 for none. */
  link: number
}

/** Source: FgFlags, ExtFlags and Attributes of xterm.js 6. */
export function readExtended(cell: IBufferCell): ExtendedAttributes {
  const foreground = numberOf(cell, 'fg')
  const extended: unknown = Reflect.get(cell, 'extended')
  // Another xterm than the one we know: what its public cell says is all there is.
  if (foreground === undefined || typeof extended !== 'object' || extended === null)
    return { underline: cell.isUnderline() === 0 ? 'none' : 'single', underlineColor: undefined, link: 0 }
  const bits = numberOf(extended, '_ext') ?? 0
  const isUnderlined = (foreground & underlineFlag) !== 0
  const style = underlineStyles[(bits >>> 26) & 7]
  return {
    underline: isUnderlined ? (style === undefined || style === 'none' ? 'single' : style) : 'none',
    underlineColor: isUnderlined ? colorOf(bits) : undefined,
    link: numberOf(extended, '_urlId') ?? 0,
  }
}

const underlineFlag = 0x10000000
const colorModes = 0x3000000
const rgbMode = 0x3000000

function colorOf(bits: number): ExtendedAttributes['underlineColor'] {
  const mode = bits & colorModes
  // SGR 59 writes ones everywhere. An underline of the purest white is read as the text's own colour, too.
  if (mode === 0 || (bits & (colorModes | 0xffffff)) === (colorModes | 0xffffff)) return undefined
  return mode === rgbMode ? { rgb: bits & 0xffffff } : { palette: bits & 0xff }
}

function numberOf(holder: object, name: string): number | undefined {
  const value: unknown = Reflect.get(holder, name)
  return typeof value === 'number' ? value : undefined
}
