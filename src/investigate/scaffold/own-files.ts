import { lstatSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { scaffoldFileBytesMax } from '../../limits.ts'

/** A call as a spec makes it in a sandbox. */
export interface SandboxedCall {
  args: readonly string[]
  /** Files of the project that are put into the sandbox first, by their path in it. */
  files: readonly string[]
}

/**
 * A call for a sandbox: arguments that name files of the project name copies of them there, so that a test changes nothing in the
 * project. Undefined where the program itself is called by a path that leads from the project's folder.
 */
export function sandboxed(command: string, args: readonly string[], root: string): SandboxedCall | undefined {
  if (command.includes('/') && !isAbsolute(command)) return undefined
  const files: string[] = []
  const placed = args.map((arg) => {
    const path = relative(root, resolve(root, arg))
    if (arg.startsWith('-') || path === '' || path.startsWith('..') || isAbsolute(path)) return arg
    if (!isSmallFile(resolve(root, path))) return arg
    files.push(path)
    return path
  })
  return { args: placed, files }
}

function isSmallFile(path: string): boolean {
  return (
    lstatSync(path, { throwIfNoEntry: false })?.isFile() === true &&
    statSync(path).size <= scaffoldFileBytesMax
  )
}
