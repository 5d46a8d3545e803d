import type { ReplayOptions } from '../replay/replay-options.ts'
import type { MatchOptions } from './match-options.ts'

/** What of a session's options matters to a tape that is played. */
export interface PlayedOptions extends ReplayOptions {
  /** Default a random one. */
  id?: string
  /** What counts as the same start and the same input. */
  match?: MatchOptions
  /** Real values for what is masked on the tape. */
  secrets?: Readonly<Record<string, string | undefined>>
}

export const playedOptionNames: readonly (keyof PlayedOptions)[] = [
  'id',
  'secrets',
  'match',
  'pace',
  'latency',
  'errorRate',
  'fault',
  'faultExitCode',
  'seed',
  'order',
  'repeat',
  'decorate',
]
