/** The tape a session is recorded on or played from. */
export interface TapeUse {
  /** The file's path, absolute. */
  readonly path: string
  readonly direction: 'recording' | 'replaying'
  /** Exchanges on the tape so far, the opening one included. */
  readonly exchanges: number
  /** Exchanges not yet played; 0 while recording. */
  readonly unplayed: number
}
