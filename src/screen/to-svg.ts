import { shapeOf } from './box-drawing.ts'
import type { Color, Style } from './cell.ts'
import { background, foreground, paint } from './palette.ts'
import type { Cursor, Picture, Run } from './picture.ts'
import { SvgShapes } from './svg-shapes.ts'

/**
 * The picture as an SVG that stands alone: no scripts, no references, the same bytes for the same picture. Every
 * stretch of text is fitted to its columns, so no font can shift what stands beside it. Blinking text stands still.
 */
export function toSvg({ size, cursor, title, rows }: Picture): string {
  return svgWindow(size, title, [
    ...rows.flatMap((runs, row) => runs.flatMap((run) => ground(run, row))),
    ...rows.flatMap((runs, row) => runs.flatMap((run) => ink(run, row))),
    ...(cursor.visible ? block(rows[cursor.row] ?? [], cursor) : []),
  ])
}

/** A window of this many cells with what is painted in it, in pixels from its first cell. */
export function svgWindow(size: Picture['size'], title: string, painted: readonly string[]): string {
  const { width, height } = pixelsOf(size)
  const outer = { width: width + 2 * margin, height: height + bar + margin }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outer.width}" height="${outer.height}" viewBox="0 0 ${outer.width} ${outer.height}">`,
    ...frame(outer, title, size.cols),
    `<g transform="translate(${margin} ${bar})" font-family="${fonts}" font-size="${fontPx}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...painted,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** One row of a screen, at the top. With a cursor, as it looks where the cursor stands in this column. */
export function svgRow(runs: readonly Run[], cursorCol?: number): string[] {
  return [
    ...runs.flatMap((run) => ground(run, 0)),
    ...runs.flatMap((run) => ink(run, 0)),
    ...(cursorCol === undefined ? [] : block(runs, { row: 0, col: cursorCol, visible: true })),
  ]
}

export function pixelsOf({ cols, rows }: Picture['size']): { width: number; height: number } {
  return { width: cols * cell.width, height: rows * cell.height }
}

const cell = { width: 9, height: 17 }
const fontPx = 15
const baselinePx = 13
const bar = 32
const margin = 10
const fonts =
  "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Noto Sans Mono','Noto Sans Mono CJK JP','Noto Color Emoji',monospace"

function frame({ width, height }: { width: number; height: number }, title: string, cols: number): string[] {
  const shown = title.slice(0, Math.max(0, cols - 16))
  return [
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${background}" stroke="#555555"/>`,
    `<path d="M1 ${bar - 6}V8.5A7.5 7.5 0 0 1 8.5 1H${width - 8.5}A7.5 7.5 0 0 1 ${width - 1} 8.5V${bar - 6}Z" fill="#303030"/>`,
    ...['#ff5f56', '#ffbd2e', '#27c93f'].map(
      (fill, at) => `<circle cx="${18 + 18 * at}" cy="13.5" r="5.5" fill="${fill}"/>`,
    ),
    ...(shown === ''
      ? []
      : [
          `<text x="${width / 2}" y="18" fill="#cccccc" font-family="sans-serif" font-size="13" text-anchor="middle">${escaped(shown)}</text>`,
        ]),
  ]
}

/** What lies behind the text: only where it differs from the window. */
function ground(run: Run, row: number): string[] {
  return colors(run.style).bg === background ? [] : [filled(run, row)]
}

function filled({ col, width, style }: Run, row: number): string {
  return `<rect x="${col * cell.width}" y="${row * cell.height}" width="${width * cell.width}" height="${cell.height}" fill="${colors(style).bg}" shape-rendering="crispEdges"/>`
}

function ink(run: Run, row: number): string[] {
  const { style } = run
  if (style.invisible) return []
  const top = row * cell.height
  const fill = colors(style).fg
  const dim = style.dim ? ' fill-opacity="0.5"' : ''
  const look = [
    `fill="${fill}"${dim}`,
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
  ].join(' ')
  const line = (y: number): string =>
    `<rect x="${run.col * cell.width}" y="${top + y}" width="${run.width * cell.width}" height="1" fill="${fill}"${dim}/>`
  return [
    ...shapes(run, top).elements(fill, dim),
    ...pieces(run).map(
      ({ col, width, text }) =>
        `<text x="${col * cell.width}" y="${top + baselinePx}" textLength="${width * cell.width}" lengthAdjust="spacingAndGlyphs" ${look}>${escaped(text)}</text>`,
    ),
    ...(style.underline ? [line(15)] : []),
    ...(style.strikethrough ? [line(8)] : []),
    ...(style.overline ? [line(0)] : []),
  ]
}

/** The cell under the cursor once more, its colours swapped. */
function block(runs: readonly Run[], { row, col }: Cursor): string[] {
  const run = runs.findLast((each) => each.col <= col)
  if (run === undefined) return []
  let from = run.col
  for (const glyph of run.glyphs) {
    if (col < from + glyph.width) {
      const style = { ...run.style, inverse: !run.style.inverse }
      const under: Run = { col: from, width: glyph.width, glyphs: [glyph], style }
      return [filled(under, row), ...ink(under, row)]
    }
    from += glyph.width
  }
  return []
}

function colors(style: Style): { fg: string; bg: string } {
  const fg = paint(brightened(style), foreground)
  const bg = paint(style.bg, background)
  return style.inverse ? { fg: bg, bg: fg } : { fg, bg }
}

/** Bold shows the eight dark colours as their bright ones, as in xterm; programs count on it to be seen. */
function brightened({ fg, bold }: Style): Color {
  return bold && fg !== 'default' && 'palette' in fg && fg.palette < 8 ? { palette: fg.palette + 8 } : fg
}

function shapes(run: Run, y: number): SvgShapes {
  const found = new SvgShapes()
  let x = run.col * cell.width
  for (const { text, width } of run.glyphs) {
    const shape = shapeOf(text)
    if (shape !== undefined) found.add(shape, { x, y, ...cell })
    x += width * cell.width
  }
  return found
}

interface Piece {
  col: number
  width: number
  text: string
}

/** A run in pieces that one font paints in even steps, letters; anything else stands alone. Shapes need no font. */
function pieces(run: Run): Piece[] {
  const found: (Piece & { isLetters: boolean })[] = []
  let col = run.col
  for (const { text, width } of run.glyphs) {
    const isLetters = letter.test(text)
    const last = found.at(-1)
    if (last !== undefined && isLetters && last.isLetters && last.col + last.width === col) {
      last.text += text
      last.width += width
    } else if (shapeOf(text) === undefined) found.push({ isLetters, col, width, text })
    col += width
  }
  return found.flatMap(trimmed)
}

const letter = /^[\u0020-\u007e\u00a1-\u024f\u0370-\u052f]$/

/** Without the blanks around it, which a fitted text would have to stretch. */
function trimmed({ col, width, text }: Piece): Piece[] {
  const inner = text.trim()
  if (inner === '') return []
  const before = text.length - text.trimStart().length
  return [{ col: col + before, width: width - (text.length - inner.length), text: inner }]
}

/** XML text. Characters XML does not know become U+FFFD. */
function escaped(text: string): string {
  return (
    text
      .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      // Painters fold blanks into one, each honouring another way to forbid it; none folds these.
      .replace(/ {2,}/g, (blanks) => '\u00a0'.repeat(blanks.length))
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  )
}
