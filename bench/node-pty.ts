import type * as NodePty from 'node-pty'

/** node-pty as its own users use it; undefined where it is not installed. */
export async function bareNodePty(): Promise<typeof NodePty | undefined> {
  return import('node-pty').catch(() => undefined)
}
