import { isDeepStrictEqual } from 'node:util'
import { ScreenPair } from '../compare/screen-pair.ts'
import { TurnWatch } from '../compare/turn-watch.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { fromTape } from '../session/taped-input.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Tape, TapeInput } from '../tape/tape.ts'
import { type Turn, turnsOf } from '../tape/turns-of.ts'

/**
 * Whether two recordings differ in nothing but values that vary: times, ids, ports. Lines are compared as they settled, so a
 * spinner's frames are no difference, and where a program paints, the screens. An id typed back counts as the one that was
 * printed in its place.
 */
export function differsInValuesOnly(old: Tape, fresh: Tape): boolean {
  const [before, after] = [turnsOf(old.exchanges), turnsOf(fresh.exchanges)]
  if (before.length !== after.length || !isDeepStrictEqual(old.meta.pty, fresh.meta.pty)) return false
  const bindings = createBindings()
  const screens = fresh.meta.pty === null ? undefined : new ScreenPair(fresh.meta.pty, () => {})
  return before.every((turn, index) => {
    const other = after[index]
    return other !== undefined && sameTurn(turn, other, bindings, screens)
  })
}

function sameTurn(old: Turn, fresh: Turn, bindings: Bindings, screens: ScreenPair | undefined): boolean {
  if (!isDeepStrictEqual(old.exit, fresh.exit) || !sameInput(old.input, fresh.input, bindings)) return false
  screens?.input(fromTape(fresh.input))
  screens?.recorded(old.bytes)
  const watch = new TurnWatch(old.exchanges, screens)
  for (const chunk of fresh.exchanges.flatMap(({ output }) => output.chunks)) {
    const bytes = bytesOfChunk(chunk)
    watch.heard(bytes, chunk.stream ?? 'stdout')
    screens?.actual(bytes)
  }
  if (watch.stateBefore(undefined) !== 'complete') return false
  bindings.learn(old.bytes.toString('utf8'), fresh.bytes.toString('utf8'))
  return true
}

function sameInput(old: TapeInput, fresh: TapeInput, bindings: Bindings): boolean {
  if (isDeepStrictEqual(old, fresh)) return true
  if (!('dataText' in old && 'dataText' in fresh) || old.kind !== fresh.kind) return false
  return old.dataText !== null && fresh.dataText !== null && old.dataText === bindings.restore(fresh.dataText)
}
