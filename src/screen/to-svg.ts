import type { Style } from './cell.ts'
import { background, foreground, paint } from './palette.ts'
import type { Glyph, Picture, Run } from './picture.ts'

/**
 * The picture as an SVG that stands alone: no scripts, no references, the same bytes for the same picture. Every
 * stretch of text is fitted to its columns, so no font can shift what stands beside it. Blinking text stands still.
 */
export function toSvg({ size, cursor, title, rows }: Picture): string {
  const width = size.cols * cell.width
  const height = size.rows * cell.height
  const outer = { width: width + 2 * margin, height: height + bar + margin }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outer.width}" height="${outer.height}" viewBox="0 0 ${outer.width} ${outer.height}">`,
    ...frame(outer, title, size.cols),
    `<g transform="translate(${margin} ${bar})" font-family="${fonts}" font-size="${fontPx}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...rows.flatMap((runs, row) => runs.flatMap((run) => ground(run, row))),
    ...rows.flatMap((runs, row) => runs.flatMap((run) => ink(run, row))),
    ...(cursor.visible
      ? [
          `<rect x="${cursor.col * cell.width}" y="${cursor.row * cell.height}" width="${cell.width}" height="${cell.height}" fill="${foreground}" fill-opacity="0.6"/>`,
        ]
      : []),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

// A little lower than the font's own line, so that vertical lines meet.
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
function ground({ col, width, style }: Run, row: number): string[] {
  const fill = colors(style).bg
  if (fill === background) return []
  return [
    `<rect x="${col * cell.width}" y="${row * cell.height}" width="${width * cell.width}" height="${cell.height}" fill="${fill}" shape-rendering="crispEdges"/>`,
  ]
}

function ink(run: Run, row: number): string[] {
  const { style } = run
  if (style.invisible) return []
  const top = row * cell.height
  const fill = colors(style).fg
  const look = [
    `fill="${fill}"`,
    ...(style.dim ? ['fill-opacity="0.5"'] : []),
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
  ].join(' ')
  const line = (y: number): string =>
    `<rect x="${run.col * cell.width}" y="${top + y}" width="${run.width * cell.width}" height="1" fill="${fill}"${style.dim ? ' fill-opacity="0.5"' : ''}/>`
  return [
    ...pieces(run).map(
      ({ col, width, text }) =>
        `<text x="${col * cell.width}" y="${top + baselinePx}" textLength="${width * cell.width}" lengthAdjust="spacingAndGlyphs" ${look}>${escaped(text)}</text>`,
    ),
    ...(style.underline ? [line(15)] : []),
    ...(style.strikethrough ? [line(8)] : []),
    ...(style.overline ? [line(0)] : []),
  ]
}

function colors(style: Style): { fg: string; bg: string } {
  const fg = paint(style.fg, foreground)
  const bg = paint(style.bg, background)
  return style.inverse ? { fg: bg, bg: fg } : { fg, bg }
}

interface Piece {
  col: number
  width: number
  text: string
}

/** A run in pieces that one font paints in even steps: letters, or lines and blocks; anything else stands alone. */
function pieces(run: Run): Piece[] {
  const found: (Piece & { kind: string })[] = []
  let col = run.col
  for (const glyph of run.glyphs) {
    const kind = kindOf(glyph)
    const last = found.at(-1)
    if (last !== undefined && kind !== 'alone' && last.kind === kind) {
      last.text += glyph.text
      last.width += glyph.width
    } else found.push({ kind, col, width: glyph.width, text: glyph.text })
    col += glyph.width
  }
  return found.flatMap(trimmed)
}

function kindOf({ text }: Glyph): string {
  if (/^[\u0020-\u007e\u00a1-\u024f\u0370-\u052f]$/.test(text)) return 'letters'
  return /^[\u2500-\u259f]$/.test(text) ? 'lines' : 'alone'
}

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
