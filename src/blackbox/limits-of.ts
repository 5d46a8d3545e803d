/** What a program may take. Source of the first two: the ClaudeControl data model. */
export interface BlackBoxLimits {
  /** Default 500. */
  memoryMb?: number
  /** While nothing is asked of it; default 80. */
  cpuPercent?: number
  /** To its first prompt, in milliseconds; default 5 000. */
  startMs?: number
  /** Growth of its memory over the test that counts as a leak, in megabytes; default 16. */
  leakMb?: number
  /** Growth of its open descriptors that counts as a leak; default 10. */
  leakFds?: number
  /** Growth of its threads that counts as a leak; default 10. */
  leakThreads?: number
  /** Sessions at a time; default 3. */
  sessions?: number
}

export const defaultLimits: Required<BlackBoxLimits> = {
  memoryMb: 500,
  cpuPercent: 80,
  startMs: 5_000,
  leakMb: 16,
  leakFds: 10,
  leakThreads: 10,
  sessions: 3,
}
