import type { Color } from './cell.ts'

/** The default colours: what a program that asks (OSC 10, 11, 12) is told, and what a picture is painted in. */
export const foreground = '#e5e5e5'
export const background = '#000000'

/** Size of a character cell in pixels, as told to programs that ask and as mouse positions in pixels count. */
export const cellWidthPx = 8
export const cellHeightPx = 16

/** xterm's 256 colours as `#rrggbb`: 16 named ones, a 6 × 6 × 6 cube, 24 greys. */
export function paletteColor(index: number): string {
  if (index < 16) return named[index] ?? foreground
  if (index >= 232) return hex([8, 8, 8].map((base) => base + 10 * (index - 232)))
  const cube = index - 16
  return hex(
    [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) =>
      step === 0 ? 0 : 55 + 40 * step,
    ),
  )
}

/** The colour to paint, with `fallback` for the terminal's own. */
export function paint(color: Color, fallback: string): string {
  if (color === 'default') return fallback
  return 'rgb' in color ? color.rgb : paletteColor(color.palette)
}

const named = [
  '#000000',
  '#cd0000',
  '#00cd00',
  '#cdcd00',
  '#0000ee',
  '#cd00cd',
  '#00cdcd',
  '#e5e5e5',
  '#7f7f7f',
  '#ff0000',
  '#00ff00',
  '#ffff00',
  '#5c5cff',
  '#ff00ff',
  '#00ffff',
  '#ffffff',
]

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
