/** What a matcher says of one recorded and one received thing. */
export interface Verdict {
  same: boolean
  /** One line, without escape sequences: what differs, or why it does not matter. */
  why: string
}

/** The user's own comparison, asked only when the default says "different". */
export type Custom<Subject> = (recorded: Subject, received: Subject) => boolean

export interface MatcherOptions<Subject> {
  /** Leave this matcher out: everything is the same to it. */
  ignore?: boolean
  custom?: Custom<Subject>
}

/** Whether two texts are the same; default only if they are equal. */
export type Same = (recorded: string, received: string) => boolean

/** Finishes a default comparison: `difference` is undefined when there is none. */
export function judge<Subject>(
  options: MatcherOptions<Subject>,
  recorded: Subject,
  received: Subject,
  difference: () => string | undefined,
): Verdict {
  if (options.ignore === true) return { same: true, why: 'ignored' }
  const why = difference()
  if (why === undefined) return { same: true, why: 'equal' }
  if (options.custom?.(recorded, received) === true)
    return { same: true, why: `accepted by the custom matcher: ${why}` }
  return { same: false, why }
}

export function equal(recorded: string, received: string): boolean {
  return recorded === received
}
