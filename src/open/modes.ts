/// <reference types="node" preserve="true" />
import { OptionError } from '../errors.ts'
import { FallbackMode, RecordMode } from './mode-names.ts'

/** Vitest's policy for snapshots: write `all`, write `new` ones, or write `none`. */
export type UpdatePolicy = 'all' | 'new' | 'none'

export interface ResolvedModes {
  record: Exclude<RecordMode, 'auto'>
  fallback: FallbackMode
  /** Whether OVERWRITE was only implied by the policy: then a program that cannot be started is replayed instead. */
  implied: boolean
}

/** What a mode may depend on: the session that is about to be opened. */
export interface ModeContext {
  program: string
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  /** The working folder as it was asked for; undefined is the current one. */
  cwd: string | undefined
  /** The tape's name below its program; undefined where there is no tape. */
  tapeName: string | undefined
}

/** A mode, or a function that chooses one for each session. */
export type ModeChoice<T> = T | ((context: ModeContext) => T)

/** The modes asked for, functions answered. */
export function chosenModes(
  asked: { record?: ModeChoice<RecordMode> | undefined; fallback?: ModeChoice<FallbackMode> | undefined },
  context: ModeContext,
): { record: RecordMode | undefined; fallback: FallbackMode | undefined } {
  return {
    record: typeof asked.record === 'function' ? asked.record(context) : asked.record,
    fallback: typeof asked.fallback === 'function' ? asked.fallback(context) : asked.fallback,
  }
}

/**
 * The modes that hold: `TERMTAPE_RECORD` and `TERMTAPE_FALLBACK` over the options, the options over the policy.
 *
 * @throws OptionError for a mode that is none, naming the valid ones
 */
export function resolveModes(
  asked: { record?: RecordMode | undefined; fallback?: FallbackMode | undefined },
  policy: UpdatePolicy,
  environment: NodeJS.ProcessEnv = process.env,
): ResolvedModes {
  const record = oneOf(RecordMode, 'record', asked.record, 'TERMTAPE_RECORD', environment) ?? RecordMode.AUTO
  const fallback =
    oneOf(FallbackMode, 'fallback', asked.fallback, 'TERMTAPE_FALLBACK', environment) ??
    FallbackMode.NOT_FOUND
  if (record !== RecordMode.AUTO) return { record, fallback, implied: false }
  return {
    record: { all: RecordMode.OVERWRITE, new: RecordMode.NEW, none: RecordMode.DISABLED }[policy],
    fallback,
    implied: true,
  }
}

/** The policy where no Vitest is: nothing is recorded on CI. */
export function policyOf(environment: NodeJS.ProcessEnv = process.env): UpdatePolicy {
  const { CI } = environment
  return CI === undefined || CI === '' || CI === 'false' || CI === '0' ? 'new' : 'none'
}

function oneOf<T extends string>(
  modes: Record<string, T>,
  option: string,
  asked: T | undefined,
  variable: string,
  environment: NodeJS.ProcessEnv,
): T | undefined {
  const fromEnvironment = environment[variable]
  const overridden = fromEnvironment !== undefined && fromEnvironment !== ''
  const value: unknown = overridden ? fromEnvironment : asked
  if (value === undefined) return undefined
  const valid = Object.values(modes)
  const found = valid.find((mode) => mode === value)
  if (found === undefined)
    throw new OptionError(overridden ? variable : option, value, `one of ${valid.join(', ')}`)
  return found
}
