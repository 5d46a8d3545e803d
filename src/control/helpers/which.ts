import { resolve } from 'node:path'
import { SpawnError } from '../../errors.ts'

/** The file the system would run for a name, found on PATH as `spawn` finds it; undefined where there is none. */
export async function which(
  program: string,
  options: { env?: Readonly<Record<string, string | undefined>>; cwd?: string } = {},
): Promise<string | undefined> {
  const { resolveProgram } = await import('../../live/resolve-program.ts')
  const { env = process.env, cwd = '.' } = options
  try {
    return resolveProgram({ command: program, args: [], cwd: resolve(cwd), env })
  } catch (error) {
    if (error instanceof SpawnError) return undefined
    throw error
  }
}
