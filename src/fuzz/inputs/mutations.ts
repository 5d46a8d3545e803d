import fc, { type Arbitrary } from 'fast-check'
import { keysOfBytes } from '../../session/keys-of.ts'
import { fromTape } from '../../session/taped-input.ts'
import type { Tape } from '../../tape/tape.ts'
import { fuzzStepsMax } from '../../limits.ts'
import { send, type Step } from '../step.ts'
import type { Harvest, Inputs } from './inputs.ts'

/** What a recorded conversation was told, as steps. */
export function stepsOfTape({ exchanges }: Tape): Step[] {
  return exchanges.flatMap(({ input }): Step[] => {
    const given = fromTape(input)
    switch (given?.kind) {
      case 'line':
        return [send(given.data), send('\r')]
      case 'raw':
        return [send(given.data)]
      case 'keys':
        return keysOfBytes(given.data).map((key) => send(key))
      case 'eof':
        return [send('\u0004')]
      case 'resize':
        return [{ do: 'resize', cols: given.cols, rows: given.rows }]
      case 'signal':
        return given.signal === 'SIGHUP' ? [{ do: 'hang-up' }] : [{ do: 'signal', signal: given.signal }]
      default:
        return []
    }
  })
}

/** Recorded conversations with something changed: steps left out, doubled, swapped, cut short, or others put between. */
export function mutations(tapes: readonly Tape[], among: readonly Inputs[], weight = 12): Inputs {
  const known = tapes.map(stepsOfTape).filter((steps) => steps.length > 0)
  return {
    name: 'mutated tapes',
    weight: known.length === 0 ? 0 : weight,
    steps: (harvest) =>
      known.length === 0
        ? fc.constant([])
        : fc.constantFrom(...known).chain((steps) => mutated(steps, among, harvest)),
  }
}

/** A known way on, changed in one to four places. */
export function mutated(
  steps: readonly Step[],
  among: readonly Inputs[],
  harvest: Harvest,
): Arbitrary<readonly Step[]> {
  const other = fc.oneof(...among.map((each) => ({ weight: each.weight, arbitrary: each.steps(harvest) })))
  const place = fc.nat({ max: Math.max(0, steps.length - 1) })
  const change = fc.tuple(
    fc.constantFrom('drop', 'double', 'swap', 'insert', 'insert', 'cut'),
    place,
    place,
    other,
  )
  return fc.array(change, { minLength: 1, maxLength: 4, size: 'max' }).map((changes) => {
    let now = [...steps]
    for (const [how, one, two, fresh] of changes)
      now = changed(now, how, one % Math.max(1, now.length), two % Math.max(1, now.length), fresh)
    return now.slice(0, fuzzStepsMax)
  })
}

function changed(steps: Step[], how: string, one: number, two: number, fresh: readonly Step[]): Step[] {
  const [from, to] = [Math.min(one, two), Math.max(one, two)]
  switch (how) {
    case 'drop':
      return steps.toSpliced(from, Math.min(to - from + 1, dropMax))
    case 'double':
      return [...steps.slice(0, to + 1), ...steps.slice(from)]
    case 'swap':
      return steps.map((step, at) =>
        at === from ? (steps[to] ?? step) : at === to ? (steps[from] ?? step) : step,
      )
    case 'cut':
      return [...steps.slice(0, to + 1), ...fresh]
    default:
      return steps.toSpliced(to, 0, ...fresh)
  }
}

const dropMax = 4
