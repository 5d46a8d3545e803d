import { isDeepStrictEqual } from 'node:util'
import { ScreenPair } from '../compare/screen-pair.ts'
import { TurnWatch } from '../compare/turn-watch.ts'
import { type Bindings, createBindings } from '../match/bindings.ts'
import { withoutColumnsOfIds } from '../compare/columns-of-ids.ts'
import { said } from './said.ts'
import { type Rename, renamedValues } from './renamed-values.ts'
import { fromTape } from '../session/taped-input.ts'
import { bytesOfChunk } from '../tape/data.ts'
import type { Tape, TapeInput } from '../tape/tape.ts'
import { type Turn, turnsOf } from '../tape/turns-of.ts'

/**
 * Whether two recordings differ in nothing but values that vary: times, ids, ports. Lines are compared as they settled, so a
 * spinner's frames are no difference, and where a program paints, the screens. An id typed back counts as the one that was
 * printed in its place.
 *
 * @param pids numbers of processes of the fresh recording
 */
export function differsInValuesOnly(old: Tape, fresh: Tape, pids: readonly string[] = []): boolean {
  const [before, after] = [turnsOf(old.exchanges), turnsOf(fresh.exchanges)]
  if (before.length !== after.length || !isDeepStrictEqual(old.meta.pty, fresh.meta.pty)) return false
  const bindings = new LateBindings()
  const typed = renamedValues(before, after, pids)
  const screens = fresh.meta.pty === null ? undefined : new ScreenPair(fresh.meta.pty, () => {})
  return before.every((turn, index) => {
    const other = after[index]
    return other !== undefined && sameTurn(turn, other, bindings, screens, typed)
  })
}

/** Which value stands for which is asked only where an input differs, and few do. */
class LateBindings {
  readonly #bindings: Bindings = createBindings()
  #heard: Turn[][] = []

  learn(old: Turn, fresh: Turn): void {
    this.#heard.push([old, fresh])
  }

  restore(actual: string): string {
    for (const turns of this.#heard) {
      const [old = '', fresh = ''] = turns.map(({ bytes }) => bytes.toString('utf8'))
      this.#bindings.learn(old, fresh)
    }
    this.#heard = []
    return this.#bindings.restore(actual)
  }
}

function sameTurn(
  old: Turn,
  fresh: Turn,
  bindings: LateBindings,
  screens: ScreenPair | undefined,
  typed: Rename,
): boolean {
  if (!isDeepStrictEqual(old.exit, fresh.exit) || !sameInput(old.input, fresh.input, bindings, typed))
    return false
  screens?.input(fromTape(fresh.input))
  screens?.recorded(old.bytes)
  const watch = new TurnWatch(said(old, withoutColumnsOfIds), screens)
  for (const chunk of fresh.exchanges.flatMap(({ output }) => output.chunks))
    screens?.actual(bytesOfChunk(chunk))
  const compared = said(fresh, (text) => withoutColumnsOfIds(typed(text)))
  for (const chunk of compared.flatMap(({ output }) => output.chunks)) {
    const bytes = bytesOfChunk(chunk)
    // As it would come from a program: so many lines are compared at once and no more.
    for (let at = 0; at < bytes.length; at += readBytes)
      watch.heard(bytes.subarray(at, at + readBytes), chunk.stream ?? 'stdout')
  }
  if (watch.stateBefore(undefined) !== 'complete') return false
  bindings.learn(old, fresh)
  return true
}

const readBytes = 65_536

function sameInput(old: TapeInput, fresh: TapeInput, bindings: LateBindings, typed: Rename): boolean {
  if (isDeepStrictEqual(old, fresh)) return true
  if (!('dataText' in old && 'dataText' in fresh) || old.kind !== fresh.kind) return false
  if (old.dataText === null || fresh.dataText === null) return false
  return old.dataText === typed(fresh.dataText) || old.dataText === bindings.restore(fresh.dataText)
}
