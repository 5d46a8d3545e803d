import { OptionError } from '../errors.ts'
import { fixedVariables, inheritedVariables } from '../match/standard-variables.ts'

export interface EnvironmentSources {
  /** The environment we run in, usually `process.env`. */
  inherited: Readonly<Record<string, string | undefined>>
  /** What the caller asks for. It has the last word; `undefined` removes a variable. */
  given?: Readonly<Record<string, string | undefined>> | undefined
  /** The program's HOME. Default: the inherited one. */
  home?: string | undefined
  /** The program's working folder, absolute. Programs believe PWD, and an inherited one names another folder. */
  cwd?: string | undefined
}

/**
 * The whole environment of a program, the same on every machine but for where things are.
 *
 * Whatever is on neither list is absent: COLUMNS and LINES (the terminal has a size), LC_* (LANG decides), NO_COLOR,
 * FORCE_COLOR and CI (output would change with the machine), proxies, tokens and agent sockets (a spec that needs one
 * asks for it). Throws `OptionError` for a name or a value no environment can hold.
 */
export function childEnvironment(sources: EnvironmentSources): Record<string, string> {
  const variables = new Map<string, string>()
  for (const name of inheritedVariables) {
    const value = sources.inherited[name]
    if (value !== undefined) variables.set(name, value)
  }
  for (const [name, value] of Object.entries(fixedVariables)) variables.set(name, value)
  if (sources.home !== undefined) variables.set('HOME', sources.home)
  if (sources.cwd !== undefined) variables.set('PWD', sources.cwd)
  for (const [name, value] of Object.entries(sources.given ?? {})) {
    if (value === undefined) variables.delete(name)
    else variables.set(name, value)
  }
  for (const [name, value] of variables) checkVariable(name, value)
  return Object.fromEntries(variables)
}

function checkVariable(name: string, value: string): void {
  if (name === '' || /[=\0]/.test(name)) throw new OptionError('env', name, 'names without "=" or NUL')
  if (typeof value !== 'string')
    throw new OptionError(`env.${name}`, value, 'a string, or undefined to remove it')
  if (value.includes('\0')) throw new OptionError(`env.${name}`, value, 'a value without NUL')
}
