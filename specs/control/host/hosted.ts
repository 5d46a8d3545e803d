import { readFileSync } from 'node:fs'
import { afterEach, expect } from 'vitest'
import { builtProgram } from '../../built.ts'
import type { HostClient } from '../../../src/control/host/client.ts'
import { connectHost } from '../../../src/control/host/connect.ts'

/** What is run as `termtape` in a process of its own. */
export const termtape: readonly [string, ...string[]] = await builtProgram('src/cli/main.ts')

/** How a host is started in a process of its own. */
export const hostCommand: readonly [string, ...string[]] = [...termtape, 'serve']

/** Gives clients of a host in a process of its own; the host of the test ends with it, whatever the test did. */
export function useHost(): () => Promise<HostClient> {
  const clients: HostClient[] = []
  afterEach(async () => {
    const last = await connectHost({ start: false }).catch(() => undefined)
    if (last !== undefined) {
      await last.stop().catch(() => {})
      await expect.poll(() => isRunning(last.pid), { timeout: 20_000 }).toBe(false)
    }
    for (const each of clients.splice(0)) each.close()
  })
  return async () => {
    const connected = await connectHost({ hostCommand: [...hostCommand] })
    clients.push(connected)
    return connected
  }
}

export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}
