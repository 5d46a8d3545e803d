import { isDeepStrictEqual } from 'node:util'
import { Screen } from '../screen/screen.ts'
import { jumps } from '../strip-escapes.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Exchange, Tape } from '../tape/tape.ts'

/**
 * Whether two recordings of a program that paints its screen look the same to a person at every input and at the end.
 *
 * How such a program paints is chance: it paints what has come so far, and again when more comes. So where both painted,
 * the screens are compared, and where they did not, as a shell does not, the bytes. The terminal's replies are no
 * inputs here: they come when the program asks.
 */
export function looksSame(old: Tape, fresh: Tape): boolean {
  const size = fresh.meta.pty
  const [before, after] = [turnsOf(old), turnsOf(fresh)]
  if (size === null || before.length !== after.length || !after.some(({ bytes }) => paints(bytes)))
    return false
  const screens = [new Screen(size), new Screen(size)] as const
  return before.every((one, index) => {
    const other = after[index]
    if (other === undefined || !isDeepStrictEqual([one.input, one.exit], [other.input, other.exit]))
      return false
    const isSame = one.bytes.equals(other.bytes)
    if (!isSame && !(paints(one.bytes) && paints(other.bytes))) return false
    show(screens[0], one)
    show(screens[1], other)
    return isDeepStrictEqual(seen(screens[0]), seen(screens[1]))
  })
}

/** An input of the user and all that came until the next one. */
interface Turn {
  input: Exchange['input']
  bytes: Buffer
  exit: Exchange['exit']
}

function turnsOf({ exchanges }: Tape): Turn[] {
  const turns: Turn[] = []
  for (const { input, output, exit } of exchanges) {
    const bytes = Buffer.concat(output.chunks.map(bytesOfChunk))
    const last = turns.at(-1)
    if (input.kind !== 'reply' || last === undefined) turns.push({ input, bytes, exit })
    else {
      last.bytes = Buffer.concat([last.bytes, bytes])
      last.exit = exit
    }
  }
  return turns
}

function paints(bytes: Buffer): boolean {
  return jumps(bytes.toString('latin1'))
}

function show(screen: Screen, { input, bytes }: Turn): void {
  if (input.kind === 'resize') screen.resize(input.cols, input.rows)
  screen.feed(bytes)
}

function seen(screen: Screen): unknown {
  const { hash, title, alternate, scrollback, modes } = screen
  return { hash, title, alternate, scrollback, modes }
}
