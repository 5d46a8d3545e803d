import { basename } from 'node:path'
import { packageVersion } from '../own-package.ts'
import type { TapeMeta, TapeSession } from '../tape/tape.ts'
import { portable, portableFolder } from './portable.ts'
import type { CheckedOptions } from './spawn-options.ts'

/** What was asked to be started, as a tape says it: without this machine's folders. */
export type TapedStart = Pick<TapeMeta, 'program' | 'args' | 'cwd' | 'pty'> & { env: Record<string, string> }

/**
 * @param environment the variables to be recorded: allow-listed ones and those the caller set
 */
export function tapedStart(
  command: string,
  args: readonly string[],
  options: CheckedOptions,
  root: string,
  environment: Readonly<Record<string, string | undefined>> = options.env ?? {},
): TapedStart {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment).sort(([one], [other]) => (one < other ? -1 : 1)))
    if (value !== undefined) env[name] = portable(value, root)
  return {
    program: basename(command),
    args: args.map((arg) => portable(arg, root)),
    cwd: portableFolder(options.cwd ?? root, root),
    pty: options.transport === 'pty' ? { rows: options.rows, cols: options.cols } : null,
    env,
  }
}

export function tapeSession(programVersion: string | null): TapeSession {
  return {
    platform: `${process.platform}-${process.arch}`,
    recorder: `termtape ${packageVersion()}`,
    programVersion,
  }
}
