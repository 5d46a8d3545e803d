import { allowedForm, type TextAllowance, type VolatileChoice } from '../match/allowed.ts'
import type { CommandMatcherOptions } from '../match/command.ts'
import type { CwdMatcherOptions } from '../match/cwd.ts'
import type { EnvMatcherOptions } from '../match/env.ts'
import { createNormaliser } from '../match/normalise.ts'
import { comparedPrompt, type PromptMatcherOptions } from '../match/prompt.ts'
import type { Roots } from '../match/roots.ts'
import type { Stdin, StdinMatcherOptions } from '../match/stdin.ts'
import type { StateMatcherOptions } from '../match/state.ts'
import type { Allowance } from '../replay/recorded-inputs.ts'
import type { StartAllowance } from '../replay/start-check.ts'
import { wireForm, wireText } from '../replay/wire.ts'
import type { FilesMatching } from '../replay/sandbox-replay.ts'
import type { StateOf } from '../session/state-watch.ts'
import type { Input } from '../session/transport.ts'

/**
 * What counts as the same when a tape is looked up, beyond what is. Each matcher can be left out, narrowed, told which kinds of
 * values may differ, or asked by a function.
 */
export interface MatchOptions {
  /** Program and arguments. */
  command?: CommandMatcherOptions
  /** The variables the spec sets itself. */
  env?: EnvMatcherOptions
  /** The working folder. */
  cwd?: CwdMatcherOptions
  /** What stands before the cursor; it tells the same input apart under `order: 'any'`. */
  prompt?: PromptMatcherOptions
  /** What is sent. */
  stdin?: StdinMatcherOptions
  /** What the spec puts into the sandbox. */
  files?: FilesMatching
  /** Compares what `of` says of the screen at each input with what it said when recorded, e.g. `(screen) => screen.hash`. */
  state?: { of: StateOf } & StateMatcherOptions
  /** Kinds of values that may differ in the command, its variables, its folder and what is typed; default none. */
  volatile?: readonly VolatileChoice[]
}

/**
 * What the options allow to differ.
 *
 * @throws OptionError for a kind of value that is none
 */
export function allowanceOf(
  options: MatchOptions,
  roots: Roots,
): { start: StartAllowance; inputs: Allowance } {
  const { volatile, stdin, prompt } = options
  const withCommon = <T extends TextAllowance>(part: T): T =>
    volatile === undefined ? part : { ...part, volatile: [...volatile, ...(part.volatile ?? [])] }
  const custom = stdin?.custom
  // A prompt tells inputs apart and forgives none, so what varies in it is left out.
  const plain = createNormaliser()
  const normalise = (text: string): string => plain(roots.folded(text))
  return {
    start: {
      command: withCommon(options.command ?? {}),
      env: withCommon(options.env ?? {}),
      cwd: withCommon(options.cwd ?? {}),
    },
    inputs: {
      keyOf: inputKey(stdin?.ignore === true, allowedForm(withCommon(stdin ?? {})), roots),
      acceptsInput: custom && ((recorded, given) => custom(stdinOf(recorded), stdinOf(given))),
      acceptsPrompt: prompt?.custom,
      promptOf: (text) => comparedPrompt(text, { normalise, ...prompt }),
    },
  }
}

/** Equal strings for inputs that count as the same; undefined where only those do that are. */
function inputKey(
  isIgnored: boolean,
  form: ((text: string) => string) | undefined,
  roots: Roots,
): Allowance['keyOf'] {
  if (isIgnored) return ({ kind }) => kind
  if (form === undefined) return undefined
  return (input, terminal) => {
    const text = wireText(input, terminal)
    return text === undefined ? wireForm(input, terminal) : `text ${form(roots.folded(text))}`
  }
}

function stdinOf(input: Input): Stdin {
  const { kind } = input
  if ('data' in input) return { kind, data: Buffer.from(input.data).toString('utf8') }
  if (kind === 'resize') return { kind, data: `${input.cols}x${input.rows}` }
  return { kind, data: kind === 'signal' ? input.signal : '' }
}
