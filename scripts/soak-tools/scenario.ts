/**
 * What a test does, step by step: `? text` awaits it on the screen, `> text` sends a line, `" text` types it and Enter, `" text…` types it
 * alone, `<Down Enter>` presses keys, `! 3` awaits the end with this code.
 */
export interface Scenario {
  name: string
  /** A module that is the program; or the command and its arguments, `ROOT` being the project. */
  run: string | readonly string[]
  steps: readonly string[]
  /** Whether it runs in a sandbox, with these files. */
  files?: Readonly<Record<string, string>>
}

/** Scenarios of one library: each a name, what the program does with it, and the steps. */
export function scenarios(
  library: string,
  head: string,
  each: readonly (readonly [name: string, body: string, ...steps: string[]])[],
): Scenario[] {
  return each.map(([name, body, ...steps]) => ({
    name: `${library} ${name}`,
    run: `${head}\n${body}\n`,
    steps,
  }))
}
