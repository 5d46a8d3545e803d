import { resolve } from 'node:path'
import { recordedVariables } from '../match/standard-variables.ts'
import type { Transport } from '../session/transport.ts'
import type { CheckedOptions } from './spawn-options.ts'

/** A program about to be started for real. */
export interface LiveWorld {
  /** The allow-listed variables and the caller's own: what a tape says of the environment. */
  recorded: Record<string, string | undefined>
  start(): Promise<Transport>
  /** The version number the program prints when started with these arguments; null if it prints none. */
  version(args: readonly string[]): Promise<string | null>
}

/**
 * Prepares a real program. The live room is loaded only here, so that a replay loads none of it.
 *
 * @param home makes the program's HOME; undefined leaves the user's own
 */
export async function liveWorld(
  command: string,
  args: readonly string[],
  options: CheckedOptions,
  home: (() => Promise<string>) | undefined,
): Promise<LiveWorld> {
  const { childEnvironment } = await import('../live/environment.ts')
  const cwd = resolve(options.cwd ?? '.')
  const env = childEnvironment({
    inherited: process.env,
    given: options.env ?? {},
    home: await home?.(),
    cwd,
  })
  const plain = { command, args, cwd, env }
  const call = options.ignoreHup === true ? (await import('../live/ignore-hup.ts')).ignoringHup(plain) : plain
  const named = [...recordedVariables, ...Object.keys(options.env ?? {})]
  return {
    recorded: Object.fromEntries(named.map((name) => [name, env[name]])),
    version: async (versionArgs) =>
      (await import('../live/ask-version.ts')).askVersion({ ...plain, args: versionArgs }),
    start: async () => {
      const world = await started()
      if (options.keepAlive === false) world.letGo?.()
      return world
    },
  }

  async function started(): Promise<Transport> {
    const { transport, terminal } = options
    if (typeof transport === 'function') {
      const { checkTransport, GivenTransport } = await import('./given-transport.ts')
      return new GivenTransport(checkTransport(await transport()), terminal)
    }
    ;(await import('../live/only-node.ts')).checkNode(command)
    if (transport === 'pipe') return (await import('../live/pipe.ts')).openPipe(call)
    return (await import('../live/pty.ts')).openPty({ ...call, cols: options.cols, rows: options.rows })
  }
}
