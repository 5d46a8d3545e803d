import { parseArgs } from 'node:util'
import { connectHost } from '../control/host/connect.ts'

/** `termtape stop`: ends the host and every session it holds. */
export async function stopCommand(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} })
  using host = await connectHost({ start: false })
  await host.stop()
  return 0
}
