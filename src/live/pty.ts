import { SpawnError, show } from '../errors.ts'
import type { Transport } from '../session/transport.ts'
import { forkIn, loadNativePty } from './native-pty.ts'
import { PtyTransport } from './pty-transport.ts'
import { resolveProgram, type ProgramCall } from './resolve-program.ts'
import { newTag, shedsTag, tagVariable } from './session-tag.ts'
import { checkSize } from './terminal-size.ts'

export interface PtyCall extends ProgramCall {
  /** The whole environment of the program; see `childEnvironment`. */
  env: Readonly<Record<string, string>>
  cols: number
  rows: number
}

/**
 * Starts a program in a pseudoterminal; node-pty is loaded when this is first called.
 *
 * Throws `SpawnError` (and `OptionError` for a size or an argument no terminal and no system can take).
 */
export async function openPty(call: PtyCall): Promise<Transport> {
  checkSize(call)
  resolveProgram(call)
  const native = await loadNativePty(call.command)
  const tag = newTag()
  const env = { ...call.env, [tagVariable]: tag }
  try {
    return new PtyTransport((exited) => forkIn(native, call, env, exited), native.resize, tag, shedsTag(call))
  } catch (error) {
    throw new SpawnError(call.command, 'failed', `${show(call.command)} could not be started.`, {
      cause: error,
    })
  }
}
