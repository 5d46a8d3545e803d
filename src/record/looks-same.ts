import { isDeepStrictEqual } from 'node:util'
import { compareScreens } from '../compare/screens-alike.ts'
import { follow } from '../screen/follow.ts'
import { Screen } from '../screen/screen.ts'
import { jumps } from '../text/strip-escapes.ts'
import type { Tape } from '../tape/tape.ts'
import { type Turn, turnsOf } from '../tape/turns-of.ts'

/**
 * Whether two recordings of a program that paints its screen look the same to a person at every input and at the end.
 *
 * How such a program paints is chance: it paints what has come so far, and again when more comes. So where both painted,
 * the screens are compared, and where they did not, as a shell does not, the bytes.
 */
export function looksSame(old: Tape, fresh: Tape): boolean {
  const size = fresh.meta.pty
  const [before, after] = [turnsOf(old.exchanges), turnsOf(fresh.exchanges)]
  if (size === null || before.length !== after.length || !after.some(paints)) return false
  const screens = [new Screen(size), new Screen(size)] as const
  return before.every((one, index) => {
    const other = after[index]
    if (other === undefined || !isDeepStrictEqual([one.input, one.exit], [other.input, other.exit]))
      return false
    if (!one.bytes.equals(other.bytes) && !(paints(one) && paints(other))) return false
    show(screens[0], one)
    show(screens[1], other)
    return compareScreens(...screens) === 'same'
  })
}

function paints({ bytes }: Turn): boolean {
  return jumps(bytes.toString('latin1'))
}

function show(screen: Screen, { input, bytes }: Turn): void {
  if (input.kind === 'resize') follow(screen, input)
  screen.feed(bytes)
}
