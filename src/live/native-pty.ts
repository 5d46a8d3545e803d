import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SpawnError, show } from '../errors.ts'
import type { ForkedTerminal, ResizeTerminal } from './pty-transport.ts'

/**
 * The native half of node-pty 1.1 and 1.2, which its JavaScript half exports as `native`.
 *
 * The JavaScript half loses output at exit and keeps writing to descriptors that were closed (docs/discoveries/), so
 * we do without it. It calls this half private, hence the pinned version and the look at what was loaded.
 */
export interface NativePty {
  fork: NativeFork
  resize: ResizeTerminal
  /** macOS starts programs through a helper that lies beside the native half; elsewhere empty. */
  spawnHelper: string
}

type NativeFork = (
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
) => ForkedTerminal

/** A program as the native half starts it. */
interface ForkCall {
  command: string
  args: readonly string[]
  cwd: string
  cols: number
  rows: number
}

/** Starts a program in a terminal of its own, as the same user. */
export function forkIn(
  native: NativePty,
  { command, args, cwd, cols, rows }: ForkCall,
  env: Readonly<Record<string, string>>,
  exited: (code: number, signal: number) => void,
): ForkedTerminal {
  const words = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  // The terminal erases whole UTF-8 characters.
  const utf8 = true
  return native.fork(
    command,
    [...args],
    words,
    cwd,
    cols,
    rows,
    sameUser,
    sameUser,
    utf8,
    native.spawnHelper,
    exited,
  )
}

const sameUser = -1

/**
 * The only place that loads node-pty, and it does so when a terminal is first asked for: replay needs nothing installed.
 *
 * @param program who needs it, for the error
 */
export async function loadNativePty(program: string): Promise<NativePty> {
  // Asking the module system again costs as much as the fork.
  return (loaded ??= await importNative(program))
}

/** The resize that a native half has: 1.1 refuses the pixels that 1.2 must be given. */
export function resizeOf(native: { resize: (...args: number[]) => void }): ResizeTerminal {
  // No descriptor: 1.1 gets as far as the system call, 1.2 misses two arguments.
  const wantsPixels = messageOf(() => native.resize(-1, 1, 1)).startsWith('Usage:')
  return wantsPixels
    ? (fd, cols, rows) => native.resize(fd, cols, rows, 0, 0)
    : (fd, cols, rows) => native.resize(fd, cols, rows)
}

/** What package.json pins. */
const nodePty = 'node-pty@1.2.0-beta.15'

let loaded: NativePty | undefined

async function importNative(program: string): Promise<NativePty> {
  const module: unknown = await import('node-pty').catch((error: unknown) => {
    throw new SpawnError(
      program,
      'no-node-pty',
      `${show(program)} needs a terminal, and node-pty could not be loaded.`,
      {
        cause: error,
        hint: `npm install ${nodePty} (it brings a binary for Linux with glibc and for macOS; elsewhere it is compiled, which needs python3, make and g++). Replaying a tape works without it.`,
      },
    )
  })
  const native = field(module, 'native') ?? field(field(module, 'default'), 'native')
  if (isNative(native)) return { fork: native.fork, resize: resizeOf(native), spawnHelper: spawnHelper() }
  throw new SpawnError(
    program,
    'no-node-pty',
    'The node-pty that is installed has no native fork and resize.',
    { hint: `termtape works with node-pty 1.1 and 1.2 on Linux and macOS: npm install ${nodePty}` },
  )
}

function isNative(value: unknown): value is { fork: NativeFork; resize: (...args: number[]) => void } {
  return typeof field(value, 'fork') === 'function' && typeof field(value, 'resize') === 'function'
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function messageOf(act: () => void): string {
  try {
    act()
    return ''
  } catch (error) {
    return String(field(error, 'message'))
  }
}

function spawnHelper(): string {
  if (process.platform !== 'darwin') return ''
  const home = dirname(createRequire(import.meta.url).resolve('node-pty/package.json'))
  const folders = ['build/Release', 'build/Debug', `prebuilds/${process.platform}-${process.arch}`]
  return folders.map((folder) => join(home, folder, 'spawn-helper')).find((path) => existsSync(path)) ?? ''
}
