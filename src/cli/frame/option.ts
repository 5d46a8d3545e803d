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
