import { type Color, plain, type Style } from './cell.ts'
import { underlineStyles } from './extended-attributes.ts'
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
      line += link(style, run.style) + sgr(style, run.style) + run.glyphs.map(({ text }) => text).join('')
      style = run.style
    }
    // Lines begin unstyled: a terminal paints what it scrolls in with the current background.
    line += link(style, plain) + sgr(style, plain)
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
    ...underlineChange(from, to),
  ].join(';')
  if (changes === '') return ''
  const afresh = [
    ...flagChanges(plain, to),
    ...colorChange('default', to.fg, 30),
    ...colorChange('default', to.bg, 40),
    ...underlineChange(plain, to),
  ]
  const restart = afresh.length === 0 ? '' : `0;${afresh.join(';')}`
  return `\x1b[${restart.length < changes.length ? restart : changes}m`
}

function link(from: Style, to: Style): string {
  return from.link === to.link ? '' : `\x1b]8;;${to.link ?? ''}\x1b\\`
}

// Kinds and colours of underlines have parameters of their own, in colons.
function underlineChange(from: Style, to: Style): string[] {
  const kind = underlineStyles.indexOf(to.underlineStyle)
  // A plain one was switched on with the flags, unless another kind is on.
  const changesKind =
    from.underlineStyle !== to.underlineStyle && (kind > 1 || (kind === 1 && from.underline))
  const color = to.underlineColor
  return [
    ...(changesKind ? [`4:${kind}`] : []),
    ...(JSON.stringify(from.underlineColor) === JSON.stringify(color) ? [] : [underlineColor(color)]),
  ]
}

function underlineColor(color: Color): string {
  if (color === 'default') return '59'
  return 'rgb' in color ? `58:2::${rgb(color.rgb).join(':')}` : `58:5:${color.palette}`
}

function rgb(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
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
  if ('rgb' in to) return [base + 8, 2, ...rgb(to.rgb)]
  if (to.palette < 8) return [base + to.palette]
  return to.palette < 16 ? [base + 60 + to.palette - 8] : [base + 8, 5, to.palette]
}
