import { type ProgramCall, resolveProgram } from './resolve-program.ts'

/**
 * The same program, started with SIGHUP ignored. What ignores a signal hands that on to what it becomes.
 *
 * @throws SpawnError when the program itself cannot be started: of the shell in between one would only hear "exit code 127"
 */
export function ignoringHup<T extends ProgramCall>(call: T): T {
  resolveProgram(call)
  return {
    ...call,
    command: '/bin/sh',
    args: ['-c', 'trap "" HUP; exec "$@"', 'sh', call.command, ...call.args],
  }
}
