import { type Color, plain, type Style } from './cell.ts'
import type { Picture, Run } from './picture.ts'

/**
 * Output that paints the picture on a fresh screen of the same size, with few escape sequences: a screen it is fed to
 * has the same hash. Printed in a terminal it shows the same from the cursor on, if the last sequences are cut off.
 */
export function toAnsi({ rows, cursor }: Picture): string {
  let style = plain
  const painted = rows.map((runs) => {
    let line = ''
    for (const run of withoutEnd(runs)) {
      line += sgr(style, run.style) + run.glyphs.map(({ text }) => text).join('')
      style = run.style
    }
    // Lines begin unstyled: a terminal paints what it scrolls in with the current background.
    line += sgr(style, plain)
    style = plain
    return line
  })
  return `${painted.join('\r\n').replace(/(\r\n)+$/, '')}\x1b[${cursor.row + 1};${cursor.col + 1}H${cursor.visible ? '' : '\x1b[?25l'}`
}

/** The SGR sequence that turns one style into another, the shorter of changing and starting over; empty for equal ones. */
export function sgr(from: Style, to: Style): string {
  const changes = [
    ...flagChanges(from, to),
    ...colorChange(from.fg, to.fg, 30),
    ...colorChange(from.bg, to.bg, 40),
  ].join(';')
  if (changes === '') return ''
  const afresh = [
    ...flagChanges(plain, to),
    ...colorChange('default', to.fg, 30),
    ...colorChange('default', to.bg, 40),
  ]
  const restart = afresh.length === 0 ? '' : `0;${afresh.join(';')}`
  return `\x1b[${restart.length < changes.length ? restart : changes}m`
}

function withoutEnd(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1)
  if (last === undefined || last.style !== plain) return runs
  const end = last.glyphs.findLastIndex(({ text }) => text !== ' ') + 1
  return [...runs.slice(0, -1), { ...last, glyphs: last.glyphs.slice(0, end) }]
}

const flags = [
  ['italic', 3, 23],
  ['underline', 4, 24],
  ['blink', 5, 25],
  ['inverse', 7, 27],
  ['invisible', 8, 28],
  ['strikethrough', 9, 29],
  ['overline', 53, 55],
] as const

function flagChanges(from: Style, to: Style): number[] {
  // 22 ends bold and dim together, so what stays of the two is set again.
  const lighter = (from.bold && !to.bold) || (from.dim && !to.dim)
  const weight = [
    ...(lighter ? [22] : []),
    ...(to.bold && (lighter || !from.bold) ? [1] : []),
    ...(to.dim && (lighter || !from.dim) ? [2] : []),
  ]
  return [
    ...weight,
    ...flags.flatMap(([name, on, off]) => (from[name] === to[name] ? [] : [to[name] ? on : off])),
  ]
}

function colorChange(from: Color, to: Color, base: number): (number | string)[] {
  if (from === to || JSON.stringify(from) === JSON.stringify(to)) return []
  if (to === 'default') return [base + 9]
  if ('rgb' in to)
    return [base + 8, 2, ...[1, 3, 5].map((at) => Number.parseInt(to.rgb.slice(at, at + 2), 16))]
  if (to.palette < 8) return [base + to.palette]
  return to.palette < 16 ? [base + 60 + to.palette - 8] : [base + 8, 5, to.palette]
}
