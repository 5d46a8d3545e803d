/** The command line was not understood. */
export class UsageError extends Error {
  /** What to do about it, where that is known. */
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
