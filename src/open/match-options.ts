import { homedir } from 'node:os'
import type { CommandMatcherOptions } from '../match/command.ts'
import type { EnvMatcherOptions } from '../match/env.ts'
import { createNormaliser, type Normalise } from '../match/normalise.ts'
import { comparedPrompt, type PromptMatcherOptions } from '../match/prompt.ts'
import { comparedLine, type Stdin, type StdinMatcherOptions } from '../match/stdin.ts'
import type { StateMatcherOptions } from '../match/state.ts'
import type { VolatileRule } from '../match/volatile-rules.ts'
import { wireForm } from '../replay/wire.ts'
import type { StateOf } from '../session/state-watch.ts'
import type { Input } from '../session/transport.ts'

/** What counts as the same when a tape is looked up. Each matcher can be left out, narrowed, or asked by a function. */
export interface MatchOptions {
  /** Program and arguments. */
  command?: CommandMatcherOptions
  /** The variables the spec sets itself. */
  env?: EnvMatcherOptions
  /** What stands before the cursor; it tells the same input apart under `order: 'any'`. */
  prompt?: PromptMatcherOptions
  /** What is sent. */
  stdin?: StdinMatcherOptions
  /** Compares what `of` says of the screen at each input with what it said when recorded, e.g. `(screen) => screen.hash`. */
  state?: { of: StateOf } & StateMatcherOptions
  /** Kinds of values that differ from run to run; default the built-in ones, an empty list compares them as they are. */
  volatile?: readonly VolatileRule[]
}

/** The ways in which texts are brought into the form they are compared in. */
export interface Comparison {
  /** Arguments, variables, prompts. */
  normalise: Normalise
  /** Equal strings for inputs that are the same. */
  keyOf: (input: Input, terminal: boolean) => string
  /** A prompt in the form it is compared in. */
  promptOf: (prompt: string | null) => string | null
  /** The user's own comparisons, for what is not the same. */
  acceptsInput: ((recorded: Input, given: Input) => boolean) | undefined
  acceptsPrompt: ((recorded: string | null, given: string | null) => boolean) | undefined
}

/** @param root the project root: absolute paths below it count as relative ones */
export function comparisonOf(options: MatchOptions, root: string): Comparison {
  const places = {
    home: homedir(),
    root,
    ...(options.volatile === undefined ? {} : { volatile: options.volatile }),
  }
  const typed = createNormaliser({ ...places, scope: 'input' })
  const stdin = { ...options.stdin, normalise: options.stdin?.normalise ?? typed }
  const normalise = createNormaliser(places)
  const custom = options.stdin?.custom
  return {
    normalise,
    acceptsInput: custom && ((recorded, given) => custom(stdinOf(recorded), stdinOf(given))),
    acceptsPrompt: options.prompt?.custom,
    promptOf: (prompt) => comparedPrompt(prompt, { normalise, ...options.prompt }),
    keyOf: (input, terminal) => {
      if (options.stdin?.ignore === true) return input.kind
      // Only typed lines hold values that vary; a key or a size is what it is.
      if (input.kind !== 'line') return wireForm(input, terminal)
      const text = comparedLine(Buffer.from(input.data).toString('utf8'), stdin)
      return wireForm({ kind: 'line', data: Buffer.from(text, 'utf8') }, terminal)
    },
  }
}

function stdinOf(input: Input): Stdin {
  const { kind } = input
  if ('data' in input) return { kind, data: Buffer.from(input.data).toString('utf8') }
  if (kind === 'resize') return { kind, data: `${input.cols}x${input.rows}` }
  return { kind, data: kind === 'signal' ? input.signal : '' }
}
