import type { Style } from '../../screen/cell.ts'
import type { View } from '../../screen/view.ts'
import { type Glyph, glyphsOf, textOfGlyphs } from './row-glyphs.ts'

/** A row of the screen, as a list would show an option in it. */
export interface OptionRow {
  row: number
  /** Where the label begins, in columns. */
  col: number
  /** What it says, without the marks before it and the scroll bar behind it. */
  label: string
  /** What stands before the label when it is numbered: `2` of `2) Vue`, `y` of `y) Overwrite`. */
  key: string | undefined
  /** Whether a pointer such as `❯` stands before it. */
  pointer: boolean
  /** The box or radio button before it: its glyph and how that is painted. */
  tick: { glyph: string; style: Style } | undefined
  /** How the label's first character is painted. */
  style: Style
}

/** Reads a row of the screen; undefined for one that holds no option: blank, a line, a frame, a help text with arrows. */
export function optionRowAt(view: View, row: number): OptionRow | undefined {
  const glyphs = glyphsOf(view, row)
  let at = 0
  let pointer = false
  let tick: OptionRow['tick']
  const charAt = (index: number): string => glyphs[index]?.text ?? ' '
  const isBlank = (index: number): boolean => charAt(index).trim() === ''
  for (; at < glyphs.length; at++) {
    const char = charAt(at)
    const box = tick === undefined ? tickAt(glyphs, at) : undefined
    if (box !== undefined) {
      tick = box
      at += box.length - 1
    } else if (pointers.includes(char) && (char !== '>' || isBlank(at + 1))) pointer = true
    else if (isBlank(at) || frame.includes(char)) continue
    else if (!(bullets.includes(char) && isBlank(at + 1))) break
  }
  const first = glyphs[at]
  const label = textOfGlyphs(glyphs.slice(at)).text.replace(behindLabel, '')
  if (first === undefined || label === '' || noOption.test(label)) return undefined
  const key = numbering.exec(label)?.slice(1).find(Boolean)
  return { row, col: first.col, label, key, pointer, tick, style: first.style }
}

/** The label without its number. */
export function nameOf({ label, key }: Pick<OptionRow, 'label' | 'key'>): string {
  return key === undefined ? label : label.replace(numbering, '')
}

function tickAt(
  glyphs: readonly Glyph[],
  at: number,
): { glyph: string; style: Style; length: number } | undefined {
  const [open, inner, close] = glyphs.slice(at, at + 3)
  if (open === undefined) return undefined
  if (ticks.includes(open.text)) return { glyph: open.text, style: open.style, length: 1 }
  if (inner === undefined || close === undefined) return undefined
  const box = open.text + inner.text + close.text
  return boxes.test(box) ? { glyph: box, style: inner.style, length: 3 } : undefined
}

/** Glyphs that say that a box is ticked, or a radio button pressed. */
export const ticksOn = '◉◼☑●⬢■◆✔✓⦿▣☒'
const ticks = `${ticksOn}◯◻☐○⬡□◇▢⭘`
const boxes = /^(?:\[[ xX*•✔✓+]\]|\([ xX*•]\))$/
const pointers = '❯›▸►▶➜➤»→▌>'
const frame = '│┃║╎▏|'
/** What stands before an option that cannot be chosen, or says that the list goes on there. */
const bullets = '-•↑↓·'
const behindLabel = /[\s│┃║|▏↑↓▲▼▮▒░█▓]+$/
const noOption = /^(?:[─━═╌┄┌└├╭╰┐┘╮╯╔╚_\-=\s]+|…|\.{3}|[([<]?[↑↓←→⇅].*)$/
const numbering = /^(?:(\d{1,3}|[A-Za-z])[).:]\s+|\[(\d{1,3}|[A-Za-z])\]\s+)/
