import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { measuredBy } from './fresh-process.ts'
import { Contender } from './measure.ts'

// The system's Python: the one Debian's `python3-pexpect` is installed for, whatever comes first in PATH.
const python = '/usr/bin/python3'

/** A Python script in `peers/` that uses pexpect. Debian: `python3-pexpect`. */
export function pexpect(script: string, ...args: readonly string[]): Contender {
  return peer('pexpect', [python, ['-c', 'import pexpect']], [python, [script, ...args]])
}

/** A Tcl script in `peers/` that uses `expect`. Debian: `expect`. */
export function tclExpect(script: string, ...args: readonly string[]): Contender {
  return peer('Tcl expect', ['expect', ['-v']], ['expect', ['-f', script, ...args]])
}

/** Gives `once` back if a program is there, and undefined if not. */
export function ifInstalled<T>(probe: readonly [string, readonly string[]], once: T): T | undefined {
  try {
    execFileSync(probe[0], probe[1], { stdio: 'ignore' })
    return once
  } catch {
    return undefined
  }
}

function peer(
  name: string,
  probe: readonly [string, readonly string[]],
  [command, args]: readonly [string, readonly string[]],
): Contender {
  // The scripts are not compiled, so they are where the sources are: the bench runs in the project's root.
  const located = args.map((arg) => (/\.(?:py|exp)$/.test(arg) ? join('bench/peers', arg) : arg))
  return new Contender(
    name,
    ifInstalled(probe, () => measuredBy(command, located)),
  )
}
