import { parseArgs } from 'node:util'
import { attempt } from '../control/helpers/attempt.ts'
import { plainText } from '../text/plain-text.ts'
import { beforeDashes, behindDashes } from './dashes.ts'
import { exitCodeOf } from './exit-code.ts'
import { durationMs } from './numbers.ts'
import { UsageError } from './usage-error.ts'

/** `termtape run`: a program in a terminal of its own, its output, and its exit code; 1 if it had none. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: beforeDashes(args),
    options: { timeout: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [program, ...rest] = behindDashes(args)
  if (program === undefined)
    throw new UsageError('The program comes behind --, e.g. termtape run -- git status')
  const timeoutMs = durationMs('--timeout', values.timeout)
  const result = await attempt([program, ...rest], timeoutMs === undefined ? {} : { timeoutMs })
  const { output, exit, error } = result
  if (values.json === true)
    process.stdout.write(`${JSON.stringify({ ...result, error: error && plainText(error.message) })}\n`)
  else if (output !== '') process.stdout.write(`${output}\n`)
  // What a program that failed had to say, it has said.
  if (exit === null && error !== undefined && values.json !== true) throw error
  return exit === null ? 1 : exitCodeOf(exit)
}
