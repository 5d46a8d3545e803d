import { plain, type Style, styleKey } from '../screen/cell.ts'
import { background, foreground, paint } from '../screen/palette.ts'

/** The styles of a tape as CSS, each once; number 0 is the plain one. */
export class StyleTable {
  readonly css: string[] = ['']
  readonly #numbers: Map<string, number> = new Map([[styleKey(plain), 0]])

  numberOf(style: Style): number {
    const key = styleKey(style)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.css.push(cssOf(style)) - 1
    this.#numbers.set(key, number)
    return number
  }
}

function cssOf(style: Style): string {
  const [fg, bg] = style.inverse
    ? [paint(style.bg, background), paint(style.fg, foreground)]
    : [paint(style.fg, foreground), style.bg === 'default' ? undefined : paint(style.bg, background)]
  const lines = [
    style.underline ? 'underline' : '',
    style.strikethrough ? 'line-through' : '',
    style.overline ? 'overline' : '',
  ].filter((line) => line !== '')
  return [
    `color:${style.invisible ? 'transparent' : fg}`,
    bg === undefined ? '' : `background:${bg}`,
    style.bold ? 'font-weight:bold' : '',
    style.dim ? 'opacity:.75' : '',
    style.italic ? 'font-style:italic' : '',
    lines.length === 0 ? '' : `text-decoration:${lines.join(' ')}`,
  ]
    .filter((each) => each !== '')
    .join(';')
}
