import type { Part, Shape } from './box-drawing.ts'

/** A rectangle in pixels. */
interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where a cell stands and how large it is, in pixels. */
export type CellBox = Box

/** Painted shapes of one colour, side by side: rectangles that touch become one. */
export class SvgShapes {
  readonly #solid: Box[] = []
  readonly #shaded: { box: Box; opacity: number }[] = []
  readonly #curves: string[] = []

  add(shape: Shape, cell: CellBox): void {
    const { arms, round, parts = [], opacity = 1 } = shape
    if (arms !== undefined && round === true) this.#curves.push(curve(arms, cell))
    else if (arms !== undefined) for (const box of strokes(arms, cell)) this.#join(box)
    for (const part of parts) {
      const box = partOf(part, cell)
      if (opacity === 1) this.#join(box)
      else this.#shaded.push({ box, opacity })
    }
  }

  /** SVG elements. `attributes` stand in each of them, `color` fills and strokes. */
  elements(color: string, attributes: string): string[] {
    const solid = this.#solid.map(outline).join('')
    return [
      ...(solid === ''
        ? []
        : [`<path d="${solid}" fill="${color}"${attributes} shape-rendering="crispEdges"/>`]),
      ...this.#shaded.map(
        ({ box, opacity }) => `<path d="${outline(box)}" fill="${color}" fill-opacity="${opacity}"/>`,
      ),
      ...(this.#curves.length === 0
        ? []
        : [
            `<path d="${this.#curves.join('')}" fill="none" stroke="${color}"${attributes.replace('fill', 'stroke')}/>`,
          ]),
    ]
  }

  #join(box: Box): void {
    const last = this.#solid.at(-1)
    if (last?.y === box.y && last.height === box.height && last.x + last.width >= box.x)
      last.width = Math.max(last.width, box.x + box.width - last.x)
    else if (last?.x === box.x && last.width === box.width && last.y + last.height >= box.y)
      last.height = Math.max(last.height, box.y + box.height - last.y)
    else this.#solid.push({ ...box })
  }
}

/** Light lines are one pixel wide, heavy ones three; each reaches over the middle, so that corners are whole. */
function strokes(
  { up, right, down, left }: NonNullable<Shape['arms']>,
  { x, y, width, height }: CellBox,
): Box[] {
  const [midX, midY] = [x + Math.floor(width / 2), y + Math.floor(height / 2)]
  const over = Math.max(up, right, down, left) - 1
  const across = (weight: number, from: number, to: number): Box[] =>
    weight === 0 ? [] : [{ x: from, y: midY - (weight - 1), width: to - from, height: 2 * weight - 1 }]
  const along = (weight: number, from: number, to: number): Box[] =>
    weight === 0 ? [] : [{ x: midX - (weight - 1), y: from, width: 2 * weight - 1, height: to - from }]
  return [
    ...across(left, x, midX + 1 + over),
    ...across(right, midX - over, x + width),
    ...along(up, y, midY + 1 + over),
    ...along(down, midY - over, y + height),
  ]
}

/** A quarter of a circle between two arms, and what is left of them. */
function curve({ up, right }: NonNullable<Shape['arms']>, { x, y, width, height }: CellBox): string {
  const [midX, midY] = [x + Math.floor(width / 2) + 0.5, y + Math.floor(height / 2) + 0.5]
  const radius = x + width - midX
  const [endY, turnY] = up > 0 ? [y, midY - radius] : [y + height, midY + radius]
  return `M${midX} ${endY}V${turnY}Q${midX} ${midY} ${right > 0 ? x + width : x} ${midY}`
}

function partOf([left, top, right, bottom]: Part, { x, y, width, height }: CellBox): Box {
  // On whole pixels: two halves neither overlap nor leave a gap.
  const [fromX, toX] = [Math.round(left * width), Math.round(right * width)]
  const [fromY, toY] = [Math.round(top * height), Math.round(bottom * height)]
  return { x: x + fromX, y: y + fromY, width: toX - fromX, height: toY - fromY }
}

function outline({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}
