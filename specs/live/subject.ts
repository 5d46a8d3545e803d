import { fileURLToPath } from 'node:url'
import { childEnvironment } from '../../src/live/environment.ts'
import { openPipe } from '../../src/live/pipe.ts'
import { openPty } from '../../src/live/pty.ts'
import type { Exit, Transport } from '../../src/session/transport.ts'

/** A running program with its output gathered. */
export interface Subject {
  world: Transport
  stdout: () => Buffer
  stderr: () => Buffer
  exit: Promise<Exit>
  /** Resolves when the output holds this text; rejects when the program ended before. */
  shows: (text: string) => Promise<void>
}

/** The path of one of `specs/programs/`. */
export function program(name: string): string {
  return fileURLToPath(new URL(`../programs/${name}`, import.meta.url))
}

export function environment(given: Record<string, string> = {}): Record<string, string> {
  return childEnvironment({ inherited: process.env, given })
}

export async function inTerminal(
  command: string,
  args: string[] = [],
  env: Record<string, string> = environment(),
): Promise<Subject> {
  return watch(await openPty({ command, args, cwd: process.cwd(), env, cols: 80, rows: 24 }))
}

export async function onPipes(
  command: string,
  args: string[] = [],
  env: Record<string, string> = environment(),
): Promise<Subject> {
  return watch(await openPipe({ command, args, cwd: process.cwd(), env }))
}

export function text(data: string): { kind: 'raw'; data: Uint8Array } {
  return { kind: 'raw', data: Buffer.from(data) }
}

/** What a promise rejects with; listened to at once, so that it may be looked at later. */
export function refusalOf(promise: Promise<void>): Promise<unknown> {
  return promise.then(
    () => 'not refused',
    (error: unknown) => error,
  )
}

function nothing(): void {}

function watch(world: Transport): Subject {
  const parts = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] }
  const stdout = (): Buffer => Buffer.concat(parts.stdout)
  let ended = false
  let look = nothing
  const exit = new Promise<Exit>((resolve, reject) => {
    world.start({
      output(bytes, stream) {
        if (ended) reject(new Error('output after the exit'))
        parts[stream].push(bytes)
        look()
      },
      exit(how) {
        if (ended) throw new Error('a second exit')
        ended = true
        // A turn later, so that output after the exit is noticed.
        setImmediate(() => resolve(how))
        look()
      },
      quiet() {},
    })
  })
  const shows = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      look = () => {
        if (stdout().includes(wanted)) resolve()
        else if (ended) reject(new Error(`ended without ${wanted}: ${stdout().toString()}`))
      }
      look()
    })
  return { world, stdout, stderr: () => Buffer.concat(parts.stderr), exit, shows }
}
