import type { Style } from '../../screen/cell.ts'

/** How much a style stands out; below 0 for what is paler than plain text. */
export function emphasis(style: Style | undefined): number {
  if (style === undefined) return 0
  const isGrey = style.fg !== 'default' && 'palette' in style.fg && style.fg.palette === grey
  return (
    (style.inverse ? 32 : 0) +
    (style.bg === 'default' ? 0 : 16) +
    (style.underline ? 8 : 0) +
    (style.fg === 'default' ? 0 : isGrey ? -8 : 4) +
    (style.bold ? 2 : 0) -
    (style.dim ? 8 : 0) -
    (style.strikethrough ? 8 : 0)
  )
}

/** Bright black. */
const grey = 8
