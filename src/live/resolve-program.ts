import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { OptionError, show, SpawnError } from '../errors.ts'
import { nearMisses } from './near-misses.ts'

export interface ProgramCall {
  command: string
  args: readonly string[]
  /** An existing folder; a command with a slash is relative to it. */
  cwd: string
  /** The program's own environment: its PATH is the one that is searched. */
  env: Readonly<Record<string, string | undefined>>
}

/**
 * The path of the file the system will run, found the way `execvp` finds it.
 *
 * A failed exec shows up only as text in the terminal and exit code 1, so everything that can be known is checked
 * first. Throws `SpawnError`, or `OptionError` for a command or argument with a NUL in it.
 */
export function resolveProgram({ command, args, cwd, env }: ProgramCall): string {
  if (command.trim() === '')
    throw new SpawnError(command, 'empty-command', 'No program was named: the command is empty.')
  for (const [name, text] of [['command', command], ...args.map((arg, at) => [`args[${at}]`, arg])] as const)
    if (typeof text !== 'string' || text.includes('\0'))
      throw new OptionError(name, text, 'a string without NUL characters')
  checkFolder(command, cwd)
  const found = command.includes('/') ? byPath(command, cwd) : byName(command, cwd, env.PATH)
  checkInterpreter(command, found)
  return found
}

function checkFolder(command: string, cwd: string): void {
  const stats = statOf(cwd)
  if (stats?.isDirectory() === true) return
  const what = stats === undefined ? 'does not exist' : 'is a file, not a folder'
  throw new SpawnError(
    command,
    'no-such-folder',
    `${show(command)} cannot start in ${show(cwd)}: it ${what}.`,
  )
}

function byPath(command: string, cwd: string): string {
  const path = resolve(cwd, command)
  if (isRunnable(path)) return path
  throw existsSync(path)
    ? refused(command, path)
    : new SpawnError(command, 'not-found', `${show(command)} was not found: there is no ${show(path)}.`)
}

function byName(command: string, cwd: string, searched: string | undefined): string {
  // An empty part of PATH is the working folder; without PATH the C library searches these two.
  const folders = (searched ?? '/bin:/usr/bin').split(delimiter).map((folder) => resolve(cwd, folder))
  const paths = folders.map((folder) => resolve(folder, command))
  const found = paths.find((path) => isRunnable(path))
  if (found !== undefined) return found
  const blocked = paths.find((path) => existsSync(path))
  if (blocked !== undefined) throw refused(command, blocked)

  throw new SpawnError(
    command,
    'not-found',
    `${show(command)} was not found on PATH.\nLooked in:\n${[...new Set(folders)].map((folder) => `  ${printable(folder)}`).join('\n')}`,
    {
      hint:
        meant(command, folders) ??
        'Install it, give its path, or put its folder on the PATH of the test run.',
    },
  )
}

/** What may have been meant, in words: a whole command line given for the program, or a typing slip. */
function meant(command: string, folders: readonly string[]): string | undefined {
  const [program = '', ...args] = command.trim().split(/\s+/)
  if (args.length > 0 && folders.some((folder) => isRunnable(resolve(folder, program))))
    return `Pass the arguments separately: spawn(${show(program)}, [${args.map(show).join(', ')}]).`
  const near = nearMisses(command, folders)
  return near.length === 0 ? undefined : `Did you mean ${near.map((name) => printable(name)).join(' or ')}?`
}

function refused(command: string, path: string): SpawnError {
  const stats = statOf(path)
  if (stats?.isDirectory() === true)
    return new SpawnError(command, 'is-a-directory', `${show(command)} is a folder: ${show(path)}.`)
  const mode = stats === undefined ? '' : ` (mode ${(stats.mode & 0o7777).toString(8).padStart(4, '0')})`
  return new SpawnError(command, 'not-executable', `${show(path)} is not executable${mode}.`, {
    hint: `Make it executable: chmod +x ${printable(path)}`,
  })
}

/** A script whose interpreter is missing fails with "no such file", as if the script were not there. */
function checkInterpreter(command: string, path: string): void {
  const interpreter = /^#![ \t]*(\/[^\s\0]+)/.exec(firstBytes(path))?.[1]
  if (interpreter === undefined || existsSync(interpreter)) return
  throw new SpawnError(
    command,
    'not-found',
    `${show(path)} cannot start: its first line asks for ${show(interpreter)}, which does not exist.`,
  )
}

function firstBytes(path: string): string {
  try {
    const file = openSync(path, constants.O_RDONLY)
    try {
      const room = Buffer.alloc(256)
      return room.toString('latin1', 0, readSync(file, room))
    } finally {
      closeSync(file)
    }
  } catch {
    // A program may be executable and yet not readable.
    return ''
  }
}

function isRunnable(path: string): boolean {
  try {
    // Most folders of PATH hold no such file, which a stat can say without an exception.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** As `show`, without the quotes. */
function printable(text: string): string {
  return show(text).slice(1, -1)
}
