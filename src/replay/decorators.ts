import { DecoratorError, type DecoratorKind, OptionError, show, isError } from '../errors.ts'
import type { Input } from '../session/transport.ts'
import { isOutput, isTape } from '../tape/guard.ts'
import type { Exchange, Tape } from '../tape/tape.ts'
import {
  checkParameters,
  type DecoratorParameters,
  type NamedDecorators,
  namedDecorators,
} from './named-decorators.ts'
import type { ReplayContext } from './context.ts'

/** Changes an input of the spec before it is looked for on the tape. */
export type InputDecorator = (input: Input, context: ReplayContext) => Input

/** Changes a copy of an exchange's output before it is played. `delay_ms` is what will really be waited. */
export type OutputDecorator = (output: Exchange['output'], context: ReplayContext) => Exchange['output']

/** Changes a copy of the tape before anything of it is played. */
export type TapeDecorator = (tape: Tape, context: ReplayContext) => Tape

/** What changes what passes through a replay: a function, what it does by name, or several in order. */
export interface Decorators {
  input?: OneOrMore<InputDecorator>
  output?: OneOrMore<OutputDecorator>
  tape?: OneOrMore<TapeDecorator>
}

type OneOrMore<T> = T | DecoratorParameters | readonly (T | DecoratorParameters)[]

/** Whether any of them redacts by name. */
export function redactsByName(options: { decorate?: Decorators }): boolean {
  // Asked before anything is checked.
  const all: unknown[] = Object.values(Object(Object(options).decorate)).flat()
  return all.some((each) => typeof each === 'object' && Reflect.get(each ?? {}, 'redact_secrets') === true)
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
    input: chain('input', decorators.input, isInput, ({ input }) => input),
    output: chain('output', decorators.output, isOutput, ({ output }) => output),
    tape: chain('tape', decorators.tape, isTape, ({ tape }) => tape),
  }
}

type Decorator<T> = (value: T, context: ReplayContext) => T

function chain<T>(
  kind: DecoratorKind,
  given: OneOrMore<Decorator<T>> | undefined,
  accepts: (value: unknown) => value is T,
  byName: (named: NamedDecorators) => Decorator<T>,
): Decorator<T> | undefined {
  const option = `decorate.${kind}`
  const list = listOf(given).map((each) => {
    if (typeof each === 'function') return each
    if (typeof each !== 'object' || each === null)
      throw new OptionError(option, each, 'a function, or what it does by name')
    return byName(namedDecorators(option, checkParameters(option, each)))
  })
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

function listOf<T>(given: OneOrMore<T> | undefined): readonly (T | DecoratorParameters)[] {
  if (given === undefined) return []
  return isList(given) ? given : [given]
}

function isList<T>(given: OneOrMore<T>): given is readonly (T | DecoratorParameters)[] {
  return Array.isArray(given)
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
  return `something that is not ${kind === 'tape' ? 'a tape' : kind}`
}

function isInput(value: unknown): value is Input {
  if (typeof value !== 'object' || value === null) return false
  const { kind, data, cols, rows, signal }: Record<string, unknown> = { ...value }
  if (kind === 'line' || kind === 'raw' || kind === 'keys' || kind === 'reply')
    return data instanceof Uint8Array
  if (kind === 'resize') return Number.isInteger(cols) && Number.isInteger(rows)
  return kind === 'eof' || (kind === 'signal' && typeof signal === 'string')
}
