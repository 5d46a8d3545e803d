import type { Contender } from './measure.ts'

/** One line of the table: a number of ours beside the same number of somebody else, or beside the limit we set ourselves. */
export interface Comparison {
  what: string
  unit: string
  ours: number
  /** `value` is null where the peer is not installed. */
  peer: { name: string; value: number | null }
  /** What `ours / peer` must be; without one, the peer is there for comparison only. */
  bar?: Bar
  /** What a reader must know to judge the number. */
  note?: string
}

export type Bar = { atMost: number } | { atLeast: number }

/** Ours divided by the peer's; null where there is no peer to divide by. */
export function ratio({ ours, peer }: Comparison): number | null {
  return peer.value === null ? null : ours / peer.value
}

/** Whether the bar was met; null where there is none, or nothing to compare with. */
export function met(comparison: Comparison): boolean | null {
  const found = ratio(comparison)
  if (comparison.bar === undefined || found === null) return null
  return 'atMost' in comparison.bar ? found <= comparison.bar.atMost : found >= comparison.bar.atLeast
}

/** A number of ours against a limit in the same unit. */
export function againstLimit(
  what: string,
  unit: string,
  ours: number,
  limit: Bar,
  note?: string,
): Comparison {
  const [value, bar]: [number, Bar] =
    'atMost' in limit ? [limit.atMost, { atMost: 1 }] : [limit.atLeast, { atLeast: 1 }]
  return { what, unit, ours, peer: { name: 'limit', value }, bar, ...(note === undefined ? {} : { note }) }
}

/** The same measure of ours and of a peer, each the median of its repetitions. */
export function besidePeer(
  what: string,
  unit: string,
  [ours, peer, measure]: readonly [Contender, Contender, string],
  facts: Pick<Comparison, 'bar' | 'note'> & {
    /** From what was measured to the unit. */ as?: (measured: number) => number
  } = {},
): Comparison {
  const { as = (measured) => measured, ...rest } = facts
  const value = peer.median(measure)
  return {
    what,
    unit,
    ours: as(ours.median(measure) ?? Number.NaN),
    peer: { name: peer.name, value: value === null ? null : as(value) },
    ...rest,
  }
}
