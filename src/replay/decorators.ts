import { DecoratorError, type DecoratorKind, OptionError, show, isError } from '../errors.ts'
import type { Input } from '../session/transport.ts'
import { isOutput, isTape } from '../tape/guard.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import type { ReplayContext } from './context.ts'

/** Changes an input of the spec before it is looked for on the tape. */
export type InputDecorator = (input: Input, context: ReplayContext) => Input

/** Changes a copy of an exchange's output before it is played. `delay_ms` is what will really be waited. */
export type OutputDecorator = (output: Exchange['output'], context: ReplayContext) => Exchange['output']

/** Changes a copy of the tape before anything of it is played. */
export type TapeDecorator = (tape: Tape, context: ReplayContext) => Tape

/** Functions that change what passes through a replay: one, or several that are called in order. */
export interface Decorators {
  input?: InputDecorator | readonly InputDecorator[]
  output?: OutputDecorator | readonly OutputDecorator[]
  tape?: TapeDecorator | readonly TapeDecorator[]
}

/** The decorators as functions; undefined where there are none, so that nothing is copied for them. */
export interface Decoration {
  input: InputDecorator | undefined
  output: OutputDecorator | undefined
  tape: TapeDecorator | undefined
}

/** @throws OptionError for a kind that is none, or something that is no function */
export function decorationOf(decorators: Decorators): Decoration {
  for (const kind of Object.keys(decorators))
    if (!['input', 'output', 'tape'].includes(kind))
      throw new OptionError('decorate', kind, 'input, output or tape')
  return {
    input: chain('input', decorators.input, isInput),
    output: chain('output', decorators.output, isOutput),
    tape: chain('tape', decorators.tape, isTape),
  }
}

type Decorator<T> = (value: T, context: ReplayContext) => T

function chain<T>(
  kind: DecoratorKind,
  given: Decorator<T> | readonly Decorator<T>[] | undefined,
  accepts: (value: unknown) => value is T,
): Decorator<T> | undefined {
  const list = given === undefined ? [] : typeof given === 'function' ? [given] : [...given]
  for (const each of list)
    if (typeof each !== 'function') throw new OptionError(`decorate.${kind}`, each, 'a function')
  if (list.length === 0) return undefined
  return (value, context) =>
    list.reduce((current, decorator, index) => {
      const name = decorator.name === '' ? `${index + 1}` : decorator.name
      const result = attempt(kind, name, () => decorator(current, context))
      if (accepts(result)) return result
      throw new DecoratorError(
        kind,
        name,
        `The ${kind} decorator ${show(name)} returned ${wrong(kind, result)}.`,
        {
          hint: `Return the ${kind} it was given, changed or not.`,
        },
      )
    }, structuredClone(value))
}

function attempt<T>(kind: DecoratorKind, name: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    const why = isError(cause) ? cause.message : String(cause)
    throw new DecoratorError(kind, name, `The ${kind} decorator ${show(name)} failed: ${show(why)}`, {
      cause,
    })
  }
}

function wrong(kind: DecoratorKind, result: unknown): string {
  if (result === undefined) return 'nothing'
  if (result instanceof Promise) return 'a promise, and decorators do not wait'
  return `something that is no ${kind}`
}

function isInput(value: unknown): value is Input {
  if (typeof value !== 'object' || value === null) return false
  const { kind, data, cols, rows, signal }: Record<string, unknown> = { ...value }
  if (kind === 'line' || kind === 'raw' || kind === 'keys' || kind === 'reply')
    return data instanceof Uint8Array
  if (kind === 'resize') return Number.isInteger(cols) && Number.isInteger(rows)
  return kind === 'eof' || (kind === 'signal' && typeof signal === 'string')
}
