/** Where it is written what a replay cannot do, and what to do instead. */
export const replayLimitsPage = 'See "What a replay cannot do" in docs/replay-limits.md.'
