/** The tape a session is recorded on or played from. */
export interface TapeUse {
  /** The file's path, absolute. */
  readonly path: string
  readonly direction: 'recording' | 'replaying'
  /** Exchanges on the tape so far, the opening one included. */
  readonly exchanges: number
  /** Exchanges not yet played; 0 while recording. */
  readonly unplayed: number
  /** What a replay knows for messages. */
  readonly replay?: ReplayFacts | undefined
}

export interface ReplayFacts {
  /** The file's path as a message shows it. */
  readonly shownPath: string
  /** The input the tape holds next, in words; undefined at its end. */
  readonly next: string | undefined
  /** The command that records the tape again. */
  readonly rerecord: string
}
