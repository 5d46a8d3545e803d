import { isDeepStrictEqual } from 'node:util'
import type { Screen } from './screen.ts'

/** Whether a person could tell two screens apart, or a program that is typed at: also by title, modes and the lines above. */
export function looksAlike(one: Screen, other: Screen): boolean {
  return isDeepStrictEqual(seen(one), seen(other))
}

function seen(screen: Screen): unknown {
  const { hash, title, alternate, scrollback, modes } = screen
  return { hash, title, alternate, scrollback, modes }
}
