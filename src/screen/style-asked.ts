import { OptionError } from '../errors.ts'
import { type Cell, type Color, type Style, styleFlags as flags } from './cell.ts'
import { type UnderlineStyle, underlineStyles } from './extended-attributes.ts'
import { colorNames, type StylePart } from './describe-style.ts'

type PlainName = (typeof colorNames)[number]

/** One of the terminal's sixteen named colours: `red` is 1 in the palette, `brightRed` 9. */
export type ColorName = PlainName | `bright${Capitalize<PlainName>}`

/** A colour as a spec may write it: a name, a palette index from 0 to 255, `#rrggbb`, or the terminal's own. */
export type ColorAsked = 'default' | ColorName | `#${string}` | number | Color

/** What is asked of a text's looks; what is left out may be anything. */
export type StyleAsked = { fg?: ColorAsked; bg?: ColorAsked; underlineColor?: ColorAsked } & Partial<
  Omit<Style, 'fg' | 'bg' | 'underlineColor'>
>

/** @throws OptionError that names a property or a colour that is none */
export function checkStyle(asked: StyleAsked): StylePart {
  const style: StylePart = {}
  for (const [name, value] of Object.entries(asked)) {
    const flag = flags.find((each) => each === name)
    if (value === undefined) continue
    if (name === 'fg' || name === 'bg' || name === 'underlineColor') style[name] = checkColor(name, value)
    else if (name === 'underlineStyle') style.underlineStyle = checkUnderline(value)
    else if (name === 'link') style.link = checkLink(value)
    else if (flag === undefined)
      throw new OptionError(
        'style',
        name,
        `fg, bg, underlineStyle, underlineColor, link or one of ${flags.join(', ')}`,
      )
    else if (typeof value === 'boolean') style[flag] = value
    else throw new OptionError(flag, value, 'true or false')
  }
  if (Object.keys(style).length === 0)
    throw new OptionError('style', '{}', 'something to compare, e.g. { bold: true }')
  return style
}

/** The asked-for part of a cell's style. */
export function styleOf(cell: Cell, like: StylePart): StylePart {
  const names = Object.keys(cell).filter((name) => name in like)
  return Object.fromEntries(names.map((name) => [name, Reflect.get(cell, name)]))
}

function checkUnderline(value: unknown): UnderlineStyle {
  const style = underlineStyles.find((each) => each === value)
  if (style === undefined)
    throw new OptionError('underlineStyle', value, `one of ${underlineStyles.join(', ')}`)
  return style
}

function checkLink(value: unknown): string | null {
  if (value === null || (typeof value === 'string' && value !== '')) return value
  throw new OptionError('link', value, 'a URL, or null for no link')
}

function checkColor(option: 'fg' | 'bg' | 'underlineColor', value: unknown): Color {
  if (value === 'default') return 'default'
  if (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) return { rgb: value.toLowerCase() }
  const index = typeof value === 'string' ? namedIndex(value) : value
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index <= 255)
    return { palette: index }
  if (typeof value === 'object' && value !== null) {
    const [only, ...others] = Object.entries(value)
    if (only !== undefined && others.length === 0 && ['palette', 'rgb'].includes(only[0]))
      return checkColor(option, only[1])
  }
  throw new OptionError(
    option,
    typeof value === 'object' ? JSON.stringify(value) : value,
    `"default", ${colorNames.join(', ')}, one of these after bright (brightRed), 0 to 255, or "#rrggbb"`,
  )
}

function namedIndex(name: string): number | undefined {
  const bright = name.startsWith('bright')
  const plain = bright ? name.charAt(6).toLowerCase() + name.slice(7) : name
  const index = colorNames.findIndex((each) => each === plain)
  return index === -1 ? undefined : index + (bright ? 8 : 0)
}
