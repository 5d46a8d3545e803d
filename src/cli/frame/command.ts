import { parsed } from './parse.ts'

/** One option of a command: how it is parsed, and what its help says. */
export interface Option {
  type: 'string' | 'boolean'
  short?: string
  /** Whether it may be given several times. */
  multiple?: boolean
  /** What its value is called in the help, e.g. `SECONDS`. */
  value?: string
  /** The only values it takes. */
  choices?: readonly string[]
  does: string
  /** What happens without it, in words; of a switch: nothing. */
  default?: string
}

export type Options = Readonly<Record<string, Option>>

type Value<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : O['multiple'] extends true
    ? string[]
    : string

/** A command line as its command sees it. */
export interface Given<O extends Options = Options> {
  values: { -readonly [K in keyof O]?: Value<O[K]> | undefined }
  /** What stands before `--` and is no option. */
  positionals: string[]
  /** The words after `--`, as they are: a program and its arguments. */
  behind: string[]
}

/** What a command says of itself, whatever its options. */
export interface Told {
  /** What stands behind its name, e.g. `ID [options]`. */
  usage: string
  /** A sentence or two in full, for the command's own help. */
  about: string
  options: Options
  /** Full command lines. */
  examples: readonly string[]
  /** What a shell completes where no option stands; default `files`. */
  completes?: 'files' | 'nothing' | readonly string[]
}

/** A command that can be run; gives the exit code. */
export interface Command extends Told {
  run(args: readonly string[]): Promise<number>
}

/** A command whose code sees its options by their types. */
export function command<const O extends Options>(
  told: Told & { options: O; run(given: Given<O>): Promise<number> },
): Command {
  return { ...told, run: (args) => told.run(parsed(told.options, args)) }
}

/** The options several commands have in common. */
export const json = { type: 'boolean', does: 'print JSON instead of text' } as const
