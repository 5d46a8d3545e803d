import type { Exchange, TapeInput, TapeMeta } from './tape.ts'

/** What was started: the parts of a question that all exchanges of a tape share. */
export type StartFacts = Pick<TapeMeta, 'program' | 'args' | 'env' | 'cwd'>

/** What is looked for on tapes: an input, the prompt it answers, and the start of the program it goes to. */
export interface Question extends StartFacts {
  prompt: string | null
  input: TapeInput
}

/**
 * Gives equal strings for questions that the same recorded exchange answers. In two steps, so that what a tape's
 * exchanges share is normalised once per tape.
 */
export type KeyOf = (start: StartFacts) => (prompt: string | null, input: TapeInput) => string

/**
 * The key where nothing is normalised: every part counts as it is, in whatever order the variables come.
 *
 * Each part is led by its length, so that no two questions share a key; JSON.stringify would cost ten times as much, and
 * as much as parsing the whole tape.
 */
export function plainKey({
  program,
  args,
  env,
  cwd,
}: StartFacts): (prompt: string | null, input: TapeInput) => string {
  const variables = Object.keys(env)
    .sort()
    .map((name) => part(name) + part(env[name] ?? ''))
  const start = `${part(program)}${part(cwd)}${args.length} ${args.map(part).join('')}${variables.join('')}`
  return (prompt, input) => `${start}${prompt === null ? '-' : part(prompt)}${inputKey(input)}`
}

/** The question that an exchange of a tape answers. */
export function questionOf({ program, args, env, cwd }: TapeMeta, { pre, input }: Exchange): Question {
  return { program, args, env, cwd, prompt: pre.prompt, input }
}

function part(text: string): string {
  return `${text.length}:${text}`
}

function inputKey(input: TapeInput): string {
  switch (input.kind) {
    case 'start':
    case 'eof':
      return input.kind
    case 'resize':
      return `resize ${input.cols}x${input.rows}`
    case 'signal':
      return `signal ${input.signal}`
    default:
      return input.dataText === null
        ? `${input.kind} base64 ${input.dataBytesB64}`
        : `${input.kind} text ${input.dataText}`
  }
}
