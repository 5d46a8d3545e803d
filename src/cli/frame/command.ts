import type { Given, Options } from './option.ts'
import { parsed } from './parse.ts'

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

export const env = {
  type: 'string',
  multiple: true,
  value: 'NAME=VALUE',
  does: 'a variable beside the hermetic ones',
  default: 'none',
} as const
