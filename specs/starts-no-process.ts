import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

/**
 * A spec of the project `unit` starts no process: what does costs milliseconds to seconds, and belongs to `programs`
 * (specs/projects.ts).
 */
function refused(what: string): never {
  throw new Error(
    `${what} was started by a spec of the project "unit". Add the spec to "programs" in specs/projects.ts.`,
  )
}

for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork'] as const)
  Object.defineProperty(childProcess, name, { value: (program: string) => refused(program) })
syncBuiltinESMExports()

const load = process.dlopen.bind(process)
process.dlopen = (module: object, file: string, flags?: number) =>
  file.endsWith('/pty.node') ? refused('A terminal') : load(module, file, flags)
