import type { IBufferCell } from '@xterm/headless'
import { readExtended, type UnderlineStyle } from './extended-attributes.ts'
import { columnsOf } from '../text/columns.ts'

/** `default` is the terminal's own colour, which is not black; `palette` counts 0–255; `rgb` is `#rrggbb`. */
export type Color = 'default' | { palette: number } | { rgb: string }

/** How a cell is painted, as the program asked for it (SGR). */
export interface Style {
  fg: Color
  bg: Color
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  blink: boolean
  inverse: boolean
  invisible: boolean
  strikethrough: boolean
  overline: boolean
  /** How it is underlined; `none` where `underline` is false. */
  underlineStyle: UnderlineStyle
  /** `default` is the colour of the text. */
  underlineColor: Color
  /** Where a hyperlink (OSC 8) leads; null where there is none. */
  link: string | null
}

export interface Cell extends Style {
  /** The character with its combining marks; a space where nothing was written; empty on the right half of a wide one. */
  char: string
  /** Columns taken: 2 for a wide character, 0 for the cell that its right half covers, otherwise 1. */
  width: number
}

export const plain: Style = {
  fg: 'default',
  bg: 'default',
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  blink: false,
  inverse: false,
  invisible: false,
  strikethrough: false,
  overline: false,
  underlineStyle: 'none',
  underlineColor: 'default',
  link: null,
}

/** A cell of xterm's buffer in our words. */
export function readCell(cell: IBufferCell, linkOf: LinkOf): Cell {
  const width = cell.getWidth()
  const chars = cell.getChars()
  // A mark that has nothing to combine with takes a cell in xterm, and says that it takes none.
  if (width === 0)
    return { char: chars === '' ? '' : ' ', width: chars === '' ? 0 : 1, ...readStyle(cell, linkOf) }
  return { char: cellText(chars), width, ...readStyle(cell, linkOf) }
}

/** What a cell shows. A mark in a cell nobody wrote stands on a blank, as printed again it would. */
export function cellText(chars: string): string {
  if (chars === '') return ' '
  return chars >= '\u0300' && columnsOf(chars) === 0 ? ` ${chars}` : chars
}

/** Where a link leads, by the number xterm has for it. */
export type LinkOf = (id: number) => string | null

export function readStyle(cell: IBufferCell, linkOf: LinkOf): Style {
  if (cell.isAttributeDefault() && cell.isOverline() === 0) return plain
  const { underline, underlineColor, link } = readExtended(cell)
  return {
    fg: color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    bg: color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: underline !== 'none',
    blink: cell.isBlink() !== 0,
    inverse: cell.isInverse() !== 0,
    invisible: cell.isInvisible() !== 0,
    strikethrough: cell.isStrikethrough() !== 0,
    overline: cell.isOverline() !== 0,
    underlineStyle: underline,
    underlineColor: underlineColorOf(underlineColor),
    link: link === 0 ? null : linkOf(link),
  }
}

/** One string per style: equal styles, equal strings. Also a stable part of a screen's hash. */
export function styleKey(style: Style): string {
  if (style === plain) return plainKey
  let flags = 0
  for (const name of styleFlags) flags = flags * 2 + (style[name] ? 1 : 0)
  return `${colorKey(style.fg)}/${colorKey(style.bg)}/${flags}${rareKey(style)}`
}

function rareKey({ underlineStyle, underlineColor, link }: Style): string {
  const isUsual = underlineStyle === 'none' || underlineStyle === 'single'
  if (isUsual && underlineColor === 'default' && link === null) return ''
  return `/${underlineStyle}/${colorKey(underlineColor)}/${link ?? ''}`
}

/** What a style may have or not, in a fixed order. */
export const styleFlags = [
  'bold',
  'dim',
  'italic',
  'underline',
  'blink',
  'inverse',
  'invisible',
  'strikethrough',
  'overline',
] as const

function colorKey(value: Color): string {
  if (value === 'default') return '-'
  return 'rgb' in value ? value.rgb : String(value.palette)
}

const plainKey = `${colorKey('default')}/${colorKey('default')}/0`

function color(isDefault: boolean, isRgb: boolean, value: number): Color {
  if (isDefault) return 'default'
  return isRgb ? { rgb: `#${value.toString(16).padStart(6, '0')}` } : { palette: value }
}

function underlineColorOf(value: ReturnType<typeof readExtended>['underlineColor']): Color {
  if (value === undefined) return 'default'
  return 'rgb' in value ? color(false, true, value.rgb) : { palette: value.palette }
}
