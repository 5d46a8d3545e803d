import { screenCellsMax } from '../limits.ts'
import type { Screen } from './screen.ts'

/** Gives a screen the size a terminal had, 0 columns and all: where no screen may have that size, the nearest one it may. */
export function follow(screen: Screen, { cols, rows }: { cols: number; rows: number }): void {
  const [wide, high] = [Math.max(1, cols), Math.max(1, rows)]
  if (wide * high <= screenCellsMax) return screen.resize(wide, high)
  const side = Math.floor(Math.sqrt(screenCellsMax))
  screen.resize(Math.min(wide, side), Math.min(high, side))
}
