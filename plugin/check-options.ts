import { z } from 'zod'
import { placeholderValues } from '../src/open/secrets.ts'
import { checkSpawnOptions, type Expiry } from '../src/open/spawn-options.ts'
import { FallbackMode, RecordMode } from '../src/open/mode-names.ts'
import { OptionError } from '../src/errors.ts'
import { volatileNames } from '../src/match/allowed.ts'
import { nearNames } from '../src/match/near-names.ts'
import { createDecoder } from '../src/session/decode.ts'
import type { MaxAge } from '../src/tape/expires.ts'
import type { TermtapeOptions } from './options.ts'

/**
 * The options as they are to be used. Loads zod, which a worker must not: only `vitest.config.ts` comes here.
 *
 * @throws OptionError that names the option and says what is expected
 */
export function checkPluginOptions(options: unknown): TermtapeOptions {
  refuseFunctions(options, [])
  const checked = schema.safeParse(options)
  if (!checked.success) throw optionError(innermost(checked.error.issues), options)
  const { strict: _, matchers: __, reporter: ___, ...sessions } = checked.data
  checkSpawnOptions(sessions)
  placeholderValues(sessions.secrets)
  if (sessions.encoding !== undefined) createDecoder(sessions.encoding)
  return checked.data
}

/** What goes from the config to the processes that run specs is copied, and a function cannot be. */
function refuseFunctions(value: unknown, path: readonly string[]): void {
  if (typeof value === 'function')
    throw new OptionError(
      path.join('.') || 'options',
      value,
      'data: functions cannot be passed to the specs',
      {
        hint: 'Give it to terminal.spawn, or to the tests of a file by test.override({ terminalOptions: { … } }).',
      },
    )
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return
  for (const [name, each] of Object.entries(value)) refuseFunctions(each, [...path, name])
}

type Issue = z.core.$ZodIssue

/** Of a value that is none of several kinds, what is wrong with it as the kind that it is most like. */
function innermost(issues: readonly Issue[]): Issue | undefined {
  const [issue] = issues
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors
    .map(innermost)
    .find((each) => each?.code === 'unrecognized_keys' || each?.path[0])
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] }
}

function optionError(issue: Issue | undefined, options: unknown): OptionError {
  const path = issue?.path.map(String) ?? []
  if (issue?.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys
    const known = knownNames.get(path.join('.')) ?? []
    const near = nearNames(name, known)
    return new OptionError('option', [...path, name].join('.'), `one of ${known.join(', ')}`, {
      hint: near.length === 0 ? undefined : `Did you mean ${near.join(' or ')}?`,
    })
  }
  const value: unknown = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : at),
    options,
  )
  return new OptionError(path.join('.') || 'options', value, issue?.message ?? 'something else')
}

const knownNames = new Map<string, string[]>()

/** An object at a path that takes these options and no other. */
function object<Shape extends z.core.$ZodLooseShape>(
  path: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  knownNames.set(path, Object.keys(shape))
  return z.strictObject(shape, 'an object of options')
}

const yesOrNo = z.boolean('true or false').exactOptional()
const text = z.string('a text').exactOptional()
const texts = z.array(z.string('a text'), 'an array of strings').exactOptional()
const regExp = z.instanceof(RegExp, { error: 'a RegExp' })

/** What `spawn` checks by rules of its own, which hold here too. */
function asSpawnSays<Name extends keyof TermtapeOptions>(): z.ZodExactOptional<
  z.ZodCustom<NonNullable<TermtapeOptions[Name]>>
> {
  return z.custom<NonNullable<TermtapeOptions[Name]>>().exactOptional()
}

const argument = z.union([z.number(), z.string(), regExp], 'a position, a name or a RegExp')

const volatile = z
  .array(
    z.union([
      z
        .string()
        .refine((name) => volatileNames.includes(name), `one of ${volatileNames.join(', ')}, or a rule`),
      z.strictObject({
        id: z.string('a name'),
        pattern: regExp.refine(({ global }) => global, 'a RegExp with the flag g'),
        scope: z.enum(['any', 'output'], 'any or output').exactOptional(),
      }),
    ]),
    'an array of rules',
  )
  .exactOptional()

const match = object('match', {
  files: object('match.files', { ignore: yesOrNo, ignoreNames: texts }).exactOptional(),
  command: object('match.command', {
    ignore: yesOrNo,
    allowArgs: z.array(argument, 'an array of arguments').exactOptional(),
    ignoreArgs: z.array(argument, 'an array of arguments').exactOptional(),
    volatile,
  }).exactOptional(),
  env: object('match.env', { ignore: yesOrNo, allow: texts, ignoreNames: texts, volatile }).exactOptional(),
  prompt: object('match.prompt', { ignore: yesOrNo, pattern: regExp.exactOptional() }).exactOptional(),
  stdin: object('match.stdin', { ignore: yesOrNo, volatile }).exactOptional(),
  volatile,
  cwd: object('match.cwd', { ignore: yesOrNo, volatile }).exactOptional(),
})

const schema = object('', {
  tapes: z.string('the path of a folder').min(1, 'the path of a folder').exactOptional(),
  record: z.enum(RecordMode, `one of ${Object.values(RecordMode).join(', ')}`).exactOptional(),
  fallback: z.enum(FallbackMode, `one of ${Object.values(FallbackMode).join(', ')}`).exactOptional(),
  strict: yesOrNo,
  timeoutMs: asSpawnSays<'timeoutMs'>(),
  answerMs: asSpawnSays<'answerMs'>(),
  cols: asSpawnSays<'cols'>(),
  rows: asSpawnSays<'rows'>(),
  env: z
    .record(z.string(), z.string('a string, or undefined to remove it').optional(), 'variables by name')
    .exactOptional(),
  cwd: text,
  encoding: text,
  transport: asSpawnSays<'transport'>(),
  ignoreHup: asSpawnSays<'ignoreHup'>(),
  keepAlive: asSpawnSays<'keepAlive'>(),
  match: match.exactOptional(),
  order: asSpawnSays<'order'>(),
  repeat: asSpawnSays<'repeat'>(),
  pace: asSpawnSays<'pace'>(),
  latency: asSpawnSays<'latency'>(),
  errorRate: asSpawnSays<'errorRate'>(),
  fault: asSpawnSays<'fault'>(),
  faultExitCode: asSpawnSays<'faultExitCode'>(),
  seed: asSpawnSays<'seed'>(),
  redact: z
    .union([z.literal(false), object('redact', { values: texts, rules: text })], 'false or { values, rules }')
    .exactOptional(),
  secrets: z.record(z.string(), z.string('a text'), 'strings by placeholder').exactOptional(),
  expires: object('expires', {
    after: z.custom<MaxAge>(),
    action: z.custom<NonNullable<Expiry['action']>>().exactOptional(),
  }).exactOptional(),
  versionArgs: texts,
  matchers: yesOrNo,
  reporter: yesOrNo,
} satisfies Record<keyof TermtapeOptions, unknown>)
