import { type Style, styleKey } from '../../screen/cell.ts'
import type { Screen } from '../../screen/screen.ts'
import { emphasis } from './emphasis.ts'
import { glyphsOf, textOfGlyphs } from './row-glyphs.ts'

/** One of several choices that stand side by side: `● Yes / ○ No`, `no / yes`, `<Yes>  <No>`. */
export interface Choice {
  label: string
  row: number
  col: number
  /** Whether Enter would take it. */
  marked: boolean
}

/**
 * The choices that stand side by side, behind a question or in the first row below it that has some.
 *
 * @param end the column behind the question
 */
export function choicesAcross(screen: Screen, question: { row: number; end: number }): Choice[] {
  for (let row = question.row; row < screen.size.rows; row++) {
    const choices = choicesIn(screen, row, row === question.row ? question.end : 0)
    if (choices.some(({ marked }) => marked)) return choices
  }
  return []
}

function choicesIn(screen: Screen, row: number, from: number): Choice[] {
  const { text, units } = textOfGlyphs(glyphsOf(screen, row).filter(({ col }) => col >= from))
  const found = forms.map((form) => [...text.matchAll(form)]).find(({ length }) => length > 1) ?? []
  const choices = found.flatMap((match) => {
    const label = match[1]?.trim() ?? ''
    const first = units[match.index + match[0].indexOf(label)]
    if (label === '' || first === undefined) return []
    return [{ label, row, col: first.col, style: first.style, pressed: pressed.test(match[0]) }]
  })
  const at = markedAt(choices, screen.cursor)
  return choices.map(({ label, col }, index) => ({ label, row, col, marked: index === at }))
}

interface Painted {
  label: string
  row: number
  col: number
  style: Style
  pressed: boolean
}

function markedAt(choices: readonly Painted[], cursor: { row: number; col: number }): number | undefined {
  const on = indexes(choices, (each) => each.pressed)
  if (on.length === 1) return on[0]
  const looks = choices.map(({ style }) => styleKey(style))
  const single = indexes(looks, (look) => looks.indexOf(look) === looks.lastIndexOf(look))
  const force = (at: number): number => emphasis(choices[at]?.style)
  const most = Math.max(...single.map(force))
  const strongest = single.filter((at) => force(at) === most)
  if (strongest.length === 1) return strongest[0]
  // Both are coloured, as the buttons of whiptail: its cursor stands on the one.
  const here = indexes(
    choices,
    ({ row, col, label }) => row === cursor.row && cursor.col >= col - 1 && cursor.col < col + label.length,
  )
  return here[0]
}

function indexes<T>(list: readonly T[], holds: (each: T) => boolean): number[] {
  return list.flatMap((each, at) => (holds(each) ? [at] : []))
}

const forms: readonly RegExp[] = [
  /[●○◉◯] ?([^●○◉◯/│]+)/g,
  /<\s*([^<>]+?)\s*>/g,
  /(?:^|(?<=[/|])|(?<=[›‣…:?])) *([\p{L}\p{N}][\p{L}\p{N} ]*?) *(?=[/|]|\s{2}|\s*$)/gu,
]
const pressed = /^[●◉]/
