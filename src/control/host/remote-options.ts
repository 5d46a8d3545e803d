import { resolve } from 'node:path'
import { OptionError } from '../../errors.ts'
import type { ControlOptions } from '../registry/control-options.ts'
import type { RemoteOptions } from './protocol.ts'

/** Variables that say where programs and files are, and who we are: a session gets those of its client, not of the host. */
const clientVariables = ['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR']

/** Options for the wire: the client's own folder and place in the system go along. */
export function toRemote(
  options: ControlOptions,
  environment: NodeJS.ProcessEnv = process.env,
): RemoteOptions {
  const { env = {}, secrets, redact, persist: _, args, ...rest } = options
  // The host would have to keep them; what is secret stays with whoever knows it.
  if (secrets !== undefined)
    throw new OptionError('secrets', secrets, 'no value: the host does not accept secrets')
  if (redact !== undefined)
    throw new OptionError('redact', redact, 'no value: the host masks by its own rules')
  checkPlain(rest)
  const own = clientVariables.flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const given = Object.entries(env).map(([name, value]) => [name, value ?? null] as const)
  const { cwd = '.', tapes = 'tapes', ...others } = rest
  // The host stands in another folder.
  const folders = {
    cwd: resolve(cwd),
    ...(others.tapeName === undefined ? {} : { tapes: resolve(tapes) }),
  }
  return {
    ...others,
    ...(args === undefined ? {} : { args }),
    ...folders,
    env: Object.fromEntries([...own, ...given]),
  }
}

/**
 * Options from the wire. Of the shapes only the environment is looked at here: the rest is checked by whoever takes it.
 *
 * @throws OptionError for an environment that is none, or an option whose value is no plain one
 */
export function remoteOptions(given: Readonly<Record<string, unknown>>): ControlOptions {
  const { env = {}, args, ...rest } = given
  if (typeof env !== 'object' || env === null || Array.isArray(env))
    throw new OptionError('env', env, 'variables by name')
  const variables = Object.entries(env).map(([name, value]: [string, unknown]) => {
    if (value !== null && typeof value !== 'string')
      throw new OptionError(`env.${name}`, value, 'a string or null')
    return [name, value ?? undefined] as const
  })
  if (
    args !== undefined &&
    !(Array.isArray(args) && args.every((arg): arg is string => typeof arg === 'string'))
  )
    throw new OptionError('args', args, 'an array of strings')
  // JSON has no Infinity.
  const plain = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      value === null && plainOptions[name] === 'number' ? Number.POSITIVE_INFINITY : value,
    ]),
  )
  checkPlain(plain)
  return {
    ...plain,
    ...(args === undefined ? {} : { args }),
    env: Object.fromEntries(variables),
    persist: true,
  }
}

/** A function, say, would get lost on its way. */
function checkPlain(options: object): void {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && plainOptions[name] !== typeof value)
      throw new OptionError(name, value, plainOptions[name] ?? 'no value: the host does not have this option')
}

const plainOptions: Readonly<Record<string, string | undefined>> = {
  cwd: 'string',
  cols: 'number',
  rows: 'number',
  encoding: 'string',
  timeoutMs: 'number',
  name: 'string',
  transport: 'string',
  ignoreHup: 'boolean',
  record: 'string',
  fallback: 'string',
  tapes: 'string',
  tapeName: 'string',
  reuse: 'boolean',
  sessionId: 'string',
  withConfig: 'string',
  stream: 'boolean',
  idleTimeoutMs: 'number',
  maxRuntimeMs: 'number',
  logLevel: 'string',
}
