import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { SpawnError, show } from '../errors.ts'
import type { Transport } from '../session/transport.ts'
import { PipeTransport } from './pipe-transport.ts'
import { resolveProgram, type ProgramCall } from './resolve-program.ts'
import { newTag, shedsTag, tagVariable } from './session-tag.ts'

export interface PipeCall extends ProgramCall {
  /** The whole environment of the program; see `childEnvironment`. */
  env: Readonly<Record<string, string>>
}

/**
 * Starts a program on three pipes, without a terminal: standard error apart, no echo, no size.
 *
 * Throws `SpawnError` (and `OptionError` for an argument no system can take).
 */
export async function openPipe(call: PipeCall): Promise<Transport> {
  resolveProgram(call)
  const tag = newTag()
  const child = spawn(call.command, [...call.args], {
    cwd: call.cwd,
    env: { ...call.env, [tagVariable]: tag },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own, so that its members can be told from ours.
    detached: true,
  })
  if (child.pid !== undefined) return new PipeTransport(child, child.pid, tag, shedsTag(call))
  const [cause]: unknown[] = await once(child, 'error')
  throw new SpawnError(call.command, 'failed', `${show(call.command)} could not be started.`, { cause })
}
