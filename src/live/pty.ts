import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SpawnError, show } from '../errors.ts'
import type { Transport } from '../session/transport.ts'
import { PtyTransport, type ForkedTerminal } from './pty-transport.ts'
import { resolveProgram, type ProgramCall } from './resolve-program.ts'
import { newTag, tagVariable } from './session-tag.ts'
import { checkSize } from './terminal-size.ts'

export interface PtyCall extends ProgramCall {
  /** The whole environment of the program; see `childEnvironment`. */
  env: Readonly<Record<string, string>>
  cols: number
  rows: number
}

/**
 * Starts a program in a pseudoterminal. The only place that loads node-pty, and it does so when first called: replay
 * needs nothing installed.
 *
 * Throws `SpawnError` (and `OptionError` for a size or an argument no terminal and no system can take).
 */
export async function openPty(call: PtyCall): Promise<Transport> {
  checkSize(call)
  resolveProgram(call)
  const native = await loadNative(call.command)
  const tag = newTag()
  const env = Object.entries({ ...call.env, [tagVariable]: tag }).map(([name, value]) => `${name}=${value}`)
  try {
    return new PtyTransport(
      (exited) =>
        native.fork(
          call.command,
          [...call.args],
          env,
          call.cwd,
          call.cols,
          call.rows,
          sameUser,
          sameUser,
          true, // The terminal erases whole UTF-8 characters.
          spawnHelper(),
          exited,
        ),
      (fd, cols, rows) => native.resize(fd, cols, rows),
      tag,
    )
  } catch (error) {
    throw new SpawnError(call.command, 'failed', `${show(call.command)} could not be started.`, {
      cause: error,
    })
  }
}

const sameUser = -1

/**
 * The native half of node-pty 1.1, which its JavaScript half exports as `native`.
 *
 * The JavaScript half loses output at exit and keeps writing to descriptors that were closed (docs/discoveries/), so
 * we do without it. It calls this half private, hence the pinned minor version and the check of what was loaded.
 */
interface NativePty {
  fork(
    file: string,
    args: string[],
    env: string[],
    cwd: string,
    cols: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    helper: string,
    exited: (code: number, signal: number) => void,
  ): ForkedTerminal
  resize(fd: number, cols: number, rows: number): void
}

let loaded: NativePty | undefined

async function loadNative(program: string): Promise<NativePty> {
  // Asking the module system again costs as much as the fork.
  return (loaded ??= await importNative(program))
}

async function importNative(program: string): Promise<NativePty> {
  const module: unknown = await import('node-pty').catch((error: unknown) => {
    throw new SpawnError(
      program,
      'no-node-pty',
      `${show(program)} needs a terminal, and node-pty could not be loaded.`,
      {
        cause: error,
        hint: 'npm install node-pty (on Linux it is compiled: python3, make and g++ must be there). Replaying a tape works without it.',
      },
    )
  })
  const native = field(module, 'native') ?? field(field(module, 'default'), 'native')
  if (isNative(native)) return native
  throw new SpawnError(
    program,
    'no-node-pty',
    'The node-pty that is installed has no native fork and resize.',
    {
      hint: 'termtape works with node-pty 1.1 on Linux and macOS: npm install node-pty@~1.1.0',
    },
  )
}

function isNative(value: unknown): value is NativePty {
  return typeof field(value, 'fork') === 'function' && typeof field(value, 'resize') === 'function'
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** macOS starts programs through a helper that lies beside the native half. Linux does not look at it. */
function spawnHelper(): string {
  if (process.platform !== 'darwin') return ''
  const home = dirname(createRequire(import.meta.url).resolve('node-pty/package.json'))
  const folders = ['build/Release', 'build/Debug', `prebuilds/${process.platform}-${process.arch}`]
  return folders.map((folder) => join(home, folder, 'spawn-helper')).find((path) => existsSync(path)) ?? ''
}
