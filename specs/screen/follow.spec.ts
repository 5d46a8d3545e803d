import { expect, it } from 'vitest'
import { follow } from '../../src/screen/follow.ts'
import { Screen } from '../../src/screen/screen.ts'

it.each([
  [0, 0, 1],
  [0, 24, 24],
  [80, 0, 1],
  [100, 30, 30],
  [65_535, 65_535, 2_048],
])('shows a terminal of %d x %d', (cols, rows, lines) => {
  const screen = new Screen({ cols: 80, rows: 24 })
  follow(screen, { cols, rows })
  expect(screen.lines).toHaveLength(lines)
})
