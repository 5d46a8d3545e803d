import { screenCellsAheadMax, screenCellsPerCharacter } from '../limits.ts'

/**
 * How much a screen does for what it is fed. Every character earns some cells, and what was not used is saved up to a bound, so
 * that no program that paints ever meets it; one that sends nothing but `CSI 24 S` for megabytes does.
 */
export class WorkBudget {
  #cells = screenCellsAheadMax

  earn(characters: number): void {
    this.#cells = Math.min(screenCellsAheadMax, this.#cells + characters * screenCellsPerCharacter)
  }

  /** Whether that much may be done now. */
  spend(cells: number): boolean {
    if (cells > this.#cells) return false
    this.#cells -= cells
    return true
  }
}
