import { z } from 'zod'
import { FallbackMode, RecordMode } from '../src/control/storage/entities/modes.ts'
import { OptionError } from '../src/errors.ts'
import { terminalSideMax } from '../src/limits.ts'
import type { TermtapeOptions } from './options.ts'

/**
 * The options as they are to be used. Loads zod, which a worker must not: only `vitest.config.ts` comes here.
 *
 * @throws OptionError that names the option and says what is expected
 */
export function checkOptions(options: unknown): TermtapeOptions {
  const checked = schema.safeParse(options)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const path = issue?.path.map(String) ?? []
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys(schema.shape)
    throw new OptionError('option', [...path, issue.keys[0]].join('.'), `one of ${known.join(', ')}`)
  }
  const value: unknown = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : at),
    options,
  )
  throw new OptionError(
    path.length === 0 ? 'options' : path.join('.'),
    value,
    issue?.message ?? 'something else',
  )
}

const yesOrNo = z.boolean('true or false').exactOptional()
const side = z
  .int(`a whole number from 1 to ${terminalSideMax}`)
  .min(1, `a whole number from 1 to ${terminalSideMax}`)
  .max(terminalSideMax, `a whole number from 1 to ${terminalSideMax}`)
  .exactOptional()

const schema = z.strictObject(
  {
    tapes: z.string('the path of a folder').min(1, 'the path of a folder').exactOptional(),
    record: z.enum(RecordMode, `one of ${Object.values(RecordMode).join(', ')}`).exactOptional(),
    fallback: z.enum(FallbackMode, `one of ${Object.values(FallbackMode).join(', ')}`).exactOptional(),
    strict: yesOrNo,
    timeoutMs: z
      .custom<number>((value) => typeof value === 'number' && value >= 0, 'milliseconds: a number, 0 or more')
      .exactOptional(),
    cols: side,
    rows: side,
    env: z
      .record(z.string(), z.string('a string, or undefined to remove it').optional(), 'variables by name')
      .exactOptional(),
    matchers: yesOrNo,
    reporter: yesOrNo,
    maxAgeDays: z.number('days: a number above 0').positive('days: a number above 0').exactOptional(),
  } satisfies Record<keyof TermtapeOptions, unknown>,
  'an object of options',
)
