import { closeSync, constants, openSync } from 'node:fs'
import { join } from 'node:path'
import { now, sleep } from '../../clock.ts'
import { type ErrorFacts, HostError } from '../../errors.ts'
import { hostPollMs, hostStartMs } from '../../limits.ts'
import { lockOf, withLock } from '../../files/file-lock.ts'
import { ownEntry } from '../../own-package.ts'
import { homeStore } from '../../files/home-store.ts'
import { privateFolder } from '../storage/private-folder.ts'
import { hostSocket } from './address.ts'
import { HostClient } from './client.ts'
import { loaderFlags, loaderOptions } from './loader-flags.ts'

export interface ConnectOptions {
  home?: string
  /** Start a host when none is there; default true. */
  start?: boolean
  /** The program that becomes the host, and its arguments; default this package's own `termtape serve`. */
  hostCommand?: readonly [string, ...string[]]
}

/**
 * A line to the host of a home store, which is started when none is there. Of several that find none at once, one starts it.
 *
 * @throws HostError `not-running` with `start: false`, `not-started` when it did not answer in 15 s, `other-version`
 */
export async function connectHost(options: ConnectOptions = {}): Promise<HostClient> {
  const { home = homeStore(), start = true } = options
  const socket = hostSocket(home)
  const client = await HostClient.at(socket)
  if (client !== undefined) return client
  if (!start)
    throw new HostError('not-running', 'No host is running.', {
      hint: '`termtape serve` starts one, and so does every command that opens a session.',
    })
  // Whatever was started as a host and is none would go on starting others.
  if (process.env[hostMark] !== undefined)
    throw new HostError('not-started', 'A host does not start another host.', {
      hint: 'Connect from another process, or give connectHost a hostCommand that runs `termtape serve`.',
    })
  await privateFolder(home)
  const busy = (why: string, facts: ErrorFacts): Error =>
    new HostError('not-started', `The host is being started elsewhere: its lock ${why}`, facts)
  return withLock(
    lockOf(join(home, 'host-start')),
    { waitMs: 2 * hostStartMs, busy },
    async () => (await HostClient.at(socket)) ?? startHost(home, socket, options.hostCommand ?? ownCommand()),
  )
}

async function startHost(
  home: string,
  socket: string,
  [program, ...args]: readonly [string, ...string[]],
): Promise<HostClient> {
  const { needsNode, otherRuntime } = await import('../../live/only-node.ts')
  const other = otherRuntime()
  if (other !== undefined)
    throw new HostError('not-started', `A host cannot run under ${other}.`, { hint: needsNode })
  const { startDetached } = await import('../../live/start-detached.ts')
  const logPath = join(home, 'host.log')
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants
  const log = openSync(logPath, O_CREAT | O_NOFOLLOW | O_TRUNC | O_WRONLY, 0o600)
  const host = await startDetached(program, args, {
    env: hostEnvironment(home),
    log,
  }).finally(() => closeSync(log))
  for (const deadline = now() + hostStartMs; now() < deadline && !host.ended;) {
    const client = await HostClient.at(socket)
    if (client !== undefined) return client
    await sleep(hostPollMs)
  }
  // Ended, it may have found another that was there first.
  const client = await HostClient.at(socket)
  if (client !== undefined) return client
  throw new HostError('not-started', `The host ${host.ended ? 'ended at once' : 'did not answer in time'}.`, {
    hint: `Its log is ${logPath}.`,
  })
}

/** Set in the process that is a host, or is about to become one. */
const hostMark = 'TERMTAPE_HOST'

function hostEnvironment(home: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: given, ...others } = process.env
  const options = loaderOptions(given)
  return {
    ...others,
    ...(options === undefined ? {} : { NODE_OPTIONS: options }),
    CLAUDE_CONTROL_HOME: home,
    [hostMark]: String(process.pid),
  }
}

/** This package's command line, loaded the way we are loaded. */
function ownCommand(): [string, ...string[]] {
  return [process.execPath, ...loaderFlags(process.execArgv), ownEntry('src/cli/main'), 'serve']
}
