import { parseArgs } from 'node:util'
import { serve } from '../control/host/serve.ts'
import { amount } from './numbers.ts'

/** `termtape serve`: holds sessions until nobody needs it. Gives the exit code. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { idle: { type: 'string' } } })
  const idle = amount('--idle', values.idle, 'seconds')
  const host = await serve(idle === undefined ? {} : { idleMs: idle * 1_000 })
  if (host === undefined) {
    process.stdout.write('A host is running already.\n')
    return 0
  }
  // Whoever started it may want to remove the folder it was started in.
  process.chdir('/')
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void host.stop())
  await host.ended
  return 0
}
