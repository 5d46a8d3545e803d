import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A process that outlives us. */
export interface Detached {
  pid: number | undefined
  /** Whether it ended already. */
  readonly ended: boolean
}

/**
 * Starts a program in a session of its own, with nothing of our terminal; what it complains of goes to the open file `log`.
 *
 * @throws the system's error when it cannot be started
 */
export async function startDetached(
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; log: number },
): Promise<Detached> {
  const child = spawn(command, [...args], {
    detached: true,
    env: options.env,
    stdio: ['ignore', options.log, options.log],
  })
  await once(child, 'spawn')
  child.unref()
  return {
    pid: child.pid,
    get ended() {
      return child.exitCode !== null || child.signalCode !== null
    },
  }
}
