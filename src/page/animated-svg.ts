import { filmEndMs } from '../limits.ts'
import type { Picture } from '../screen/picture.ts'
import { pixelsOf, svgRow, svgWindow } from '../screen/to-svg.ts'
import type { Tape } from '../tape/tape.ts'
import { filmOf } from './film.ts'

/**
 * A tape as an SVG that plays by itself, over and over, where no script runs, as in an image of a README. All screens hang below each other as on a
 * strip of film, and CSS moves the strip. Who asked the system for less motion sees the last screen.
 */
export function animatedSvg(tape: Tape): string {
  const frames = filmOf(tape)
  const size = largest(frames.map(({ picture }) => picture.size))
  const { width, height } = pixelsOf(size)
  const rows = new Rows()
  const strip = frames.map(
    ({ picture }, index) => `<g transform="translate(0 ${index * height})">${rows.hung(picture)}</g>`,
  )
  const allMs = frames.reduce((sum, { ms }) => sum + ms, 0) + filmEndMs
  let atMs = 0
  const steps = frames.map(({ ms }, index) => {
    const percent = Number(((atMs / allMs) * 100).toFixed(3))
    atMs += ms
    return `${percent}%{transform:translateY(${-index * height}px)}`
  })
  const last = `translateY(${-Math.max(0, frames.length - 1) * height}px)`
  return svgWindow(size, frames.at(-1)?.picture.title ?? '', [
    `<style>@keyframes film{${steps.join('')}100%{transform:${last}}}#strip{animation:film ${allMs / 1_000}s step-end infinite}`,
    `@media (prefers-reduced-motion:reduce){#strip{animation:none;transform:${last}}}</style>`,
    `<defs>${rows.drawn.map((row, index) => `<g id="d${index}">${row}</g>`).join('\n')}</defs>`,
    `<svg width="${width}" height="${height}"><g id="strip">`,
    ...strip,
    '</g></svg>',
  ])
}

/** Every row that is ever shown, drawn once, and every set of rows. A key that is typed changes the row of the cursor alone. */
class Rows {
  readonly drawn: string[] = []
  readonly #places: Map<string, number> = new Map()

  /** A screen, put together of rows and sets that were drawn before. */
  hung({ rows, cursor }: Picture): string {
    const hung = rows.map((runs, row) => {
      const drawn = svgRow(runs, cursor.visible && cursor.row === row ? cursor.col : undefined).join('')
      return drawn === '' ? '' : this.#use(drawn, pixelsOf({ cols: 0, rows: row }).height)
    })
    const [own = ''] = hung.splice(cursor.row, 1)
    const others = hung.join('')
    return `${others === '' ? '' : this.#use(others, 0)}${own}`
  }

  #use(drawn: string, y: number): string {
    return `<use href="#d${this.#placeOf(drawn)}"${y === 0 ? '' : ` y="${y}"`}/>`
  }

  #placeOf(drawn: string): number {
    const known = this.#places.get(drawn)
    if (known !== undefined) return known
    this.#places.set(drawn, this.drawn.length)
    return this.drawn.push(drawn) - 1
  }
}

function largest(sizes: readonly Picture['size'][]): Picture['size'] {
  return {
    cols: Math.max(1, ...sizes.map(({ cols }) => cols)),
    rows: Math.max(1, ...sizes.map(({ rows }) => rows)),
  }
}
