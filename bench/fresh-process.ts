import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Measures } from './measure.ts'

/** Runs one of the scripts in `once/` in a Node of its own and gives what it measured. */
export function once(script: string, ...args: readonly string[]): Promise<Measures> {
  return measuredBy(process.execPath, [join(import.meta.dirname, 'once', `${script}.js`), ...args])
}

/** Runs a program that prints its measures as one JSON object of numbers. */
export async function measuredBy(command: string, args: readonly string[]): Promise<Measures> {
  const { stdout } = await promisify(execFile)(command, args)
  const printed: unknown = JSON.parse(stdout)
  if (!isMeasures(printed)) throw new Error(`${command} ${args.join(' ')} printed no measures: ${stdout}`)
  return printed
}

function isMeasures(value: unknown): value is Measures {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'number' && Number.isFinite(each))
  )
}
