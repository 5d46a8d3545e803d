import type { Contender } from './measure.ts'

/** One line of the table: a number of ours beside the same number of somebody else, or beside the limit we set ourselves. */
export interface Comparison {
  what: string
  unit: string
  ours: number
  /** Between which two values the middle half of our repetitions lies; absent where `ours` is a difference of two medians. */
  spread?: readonly [number, number]
  /** `value` is null where the peer is not installed. */
  peer: { name: string; value: number | null }
  /** What `ours / peer` must be; without one, the peer is there for comparison only. */
  bar?: Bar
  /** What a reader must know to judge the number. */
  note?: string
}

export type Bar = { atMost: number } | { atLeast: number }

/** Ours divided by the peer's; null where there is nothing to divide by. */
export function ratio({ ours, peer }: Comparison): number | null {
  return peer.value === null || peer.value === 0 ? null : ours / peer.value
}

export type Verdict = 'met' | 'NOT MET' | 'unclear' | ''

/** `unclear`: some of the middle half of our repetitions meet the bar and some do not, so this run proves neither. */
export function verdict(comparison: Comparison): Verdict {
  const { ours, peer, bar, spread = [ours, ours] } = comparison
  const { value } = peer
  if (bar === undefined || value === null) return ''
  const meets = [...spread, ours].map((each) =>
    'atMost' in bar ? each / value <= bar.atMost : each / value >= bar.atLeast,
  )
  if (meets.every(Boolean)) return 'met'
  return meets.some(Boolean) ? 'unclear' : 'NOT MET'
}

/** A measure of ours against a limit in the same unit. */
export function measureAgainstLimit(
  what: string,
  unit: string,
  [ours, measure]: readonly [Contender, string],
  limit: Bar,
  as: (measured: number) => number = (measured) => measured,
): Comparison {
  const against = againstLimit(what, unit, as(ours.median(measure) ?? Number.NaN), limit)
  return { ...against, ...spreadOf(ours, measure, as) }
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
    ...spreadOf(ours, measure, as),
    peer: { name: peer.name, value: value === null ? null : as(value) },
    ...rest,
  }
}

function spreadOf(
  ours: Contender,
  measure: string,
  as: (measured: number) => number,
): Pick<Comparison, 'spread'> {
  const quartiles = ours.quartiles(measure)
  return quartiles === null ? {} : { spread: [as(quartiles[0]), as(quartiles[1])] }
}
