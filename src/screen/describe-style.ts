import { printable } from '../text/printable.ts'
import { type Color, plain, type Style, styleFlags as flags } from './cell.ts'

/** The first eight colours of the palette, by the names everybody has for them. */
export const colorNames = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const

/** Some properties of a style. */
export type StylePart = Partial<Style>

/** A style in words: `red on blue, bold, not italic`. */
export function describeStyle(style: StylePart): string {
  const words = [
    ...(style.fg === undefined ? [] : [`fg ${describeColor(style.fg)}`]),
    ...(style.bg === undefined ? [] : [`bg ${describeColor(style.bg)}`]),
    ...flags.flatMap((flag) => (style[flag] === undefined ? [] : [`${style[flag] ? '' : 'not '}${flag}`])),
  ]
  if (style.underlineStyle !== undefined) words.push(`underline ${style.underlineStyle}`)
  if (style.underlineColor !== undefined) words.push(`underline ${describeColor(style.underlineColor)}`)
  if (style.link !== undefined)
    words.push(style.link === null ? 'no link' : `link ${printable(JSON.stringify(style.link))}`)
  return words.join(', ')
}

/** Everything that is special about a style, in words: what is as usual is left out. */
export function describeLook(style: Style): string {
  const { underlineStyle, ...others } = style
  const special = Object.entries(others).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(plain, name)),
  )
  const kind = underlineStyle === 'none' || underlineStyle === 'single' ? {} : { underlineStyle }
  return describeStyle({ ...Object.fromEntries(special), ...kind })
}

/** A colour by its name where it has one. */
export function describeColor(color: Color): string {
  if (color === 'default') return 'default'
  if ('rgb' in color) return color.rgb
  const name = colorNames[color.palette % 8]
  if (color.palette > 15 || name === undefined) return String(color.palette)
  return color.palette < 8 ? name : `bright${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
