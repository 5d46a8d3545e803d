import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isError } from '../../errors.ts'
import type { Exit } from '../../errors.ts'
import { attempt, type AttemptOptions } from './attempt.ts'
import { type CommandLine, shownCommand, wordsOf } from './start-command.ts'

export interface ScriptOptions extends AttemptOptions {
  /** Arguments of the script. */
  args?: readonly string[]
}

export interface ScriptResult {
  output: string
  exit: Exit
  /** It ended with code 0. */
  success: boolean
  durationMs: number
}

/**
 * Writes a script to a temporary file, runs it with an interpreter, e.g. `python3` or `bash -e`, and removes the file,
 * whatever happens.
 *
 * @throws ExpectTimeoutError when it takes longer than `timeoutMs`; SpawnError when there is no such interpreter
 */
export async function runScript(
  interpreter: CommandLine,
  script: string,
  { args = [], ...options }: ScriptOptions = {},
): Promise<ScriptResult> {
  const folder = await newFolder(`${shownCommand(interpreter)}\n${script}`)
  try {
    const file = join(folder, 'script')
    await writeFile(file, script, { mode: 0o600 })
    const [program, ...own] = wordsOf(interpreter)
    const { output, exit, error, durationMs } = await attempt([program, ...own, file, ...args], options)
    if (exit === null) throw error ?? new Error('The script was stopped.')
    return { output, exit, success: exit.code === 0, durationMs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same script gets the same name, so that a tape of it can be replayed; `mkdir` refuses what others put there. */
async function newFolder(content: string): Promise<string> {
  const name = `termtape-script-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`
  for (let ordinal = 1; ; ordinal++) {
    const folder = join(tmpdir(), ordinal === 1 ? name : `${name}-${ordinal}`)
    try {
      await mkdir(folder, { mode: 0o700 })
      return folder
    } catch (error) {
      if (!(isError(error) && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
