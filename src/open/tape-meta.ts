import { basename, resolve } from 'node:path'
import { isPlaced } from './placed-program.ts'
import type { Roots } from '../match/roots.ts'
import { fixedVariables, inheritedVariables } from '../match/standard-variables.ts'
import { packageVersion } from '../own-package.ts'
import type { Start } from '../replay/start-check.ts'
import type { TapeMeta, TapeSession } from '../tape/tape.ts'
import { tapedFolder } from './roots.ts'
import type { CheckedOptions } from './spawn-options.ts'

/** What the spec asks to be started. */
export function startOf(command: string, args: readonly string[], options: CheckedOptions): Start {
  const env = options.env ?? {}
  return {
    program: command,
    path: command.includes('/') ? resolve(options.cwd ?? '.', command) : undefined,
    args: [...args],
    env,
    unset: [...hermeticVariables].filter((name) => Object.hasOwn(env, name) && env[name] === undefined),
    cwd: resolve(options.cwd ?? '.'),
    pty: options.terminal ? { rows: options.rows, cols: options.cols } : null,
  }
}

/** What every program gets unless the spec removes it, sorted. */
const hermeticVariables = [...Object.keys(fixedVariables), ...inheritedVariables, 'PWD'].sort()

/** What a start says on a tape: without this machine's folders. */
export type TapedStart = Pick<TapeMeta, 'program' | 'path' | 'args' | 'cwd' | 'pty' | 'env' | 'unset'>

/**
 * @param environment the variables to be recorded: allow-listed ones and those the caller set
 * @param project what the working folder is relative to
 */
export function tapedStart(
  { program, path, args, cwd, pty, unset }: Start,
  environment: Readonly<Record<string, string | undefined>>,
  project: string,
  roots: Roots,
): TapedStart {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment).sort(([one], [other]) => (one < other ? -1 : 1)))
    if (value !== undefined) env[name] = roots.named(value)
  return {
    program: basename(program),
    ...(path !== undefined && isPlaced(program, path, roots) ? { path: roots.named(path) } : {}),
    args: args.map((arg) => roots.named(arg)),
    env,
    ...(unset.length === 0 ? {} : { unset: [...unset] }),
    cwd: tapedFolder(cwd, project, roots),
    pty,
  }
}

export function tapeSession(programVersion: string | null, isNamedAfterTest = false): TapeSession {
  return {
    platform: `${process.platform}-${process.arch}`,
    recorder: `termtape ${packageVersion()}`,
    programVersion,
    ...(isNamedAfterTest ? {} : { named: 'tapeName' }),
  }
}
