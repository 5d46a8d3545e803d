/** What a spec gives a program to start with, as far as it may hold secrets. */
export interface Given {
  env?: Readonly<Record<string, string | undefined>> | undefined
  secrets?: Readonly<Record<string, string | undefined>> | undefined
  redact?: false | { values?: readonly string[] | undefined } | undefined
}

const given = new WeakMap<object, Given>()

/** Kept for a session whether or not it has a tape: its failures leave all the same. */
export function keepGiven(session: object, options: Given): void {
  given.set(session, options)
}

export function givenTo(session: object): Given | undefined {
  return given.get(session)
}
