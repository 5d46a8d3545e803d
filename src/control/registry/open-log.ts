import { mkdir } from 'node:fs/promises'
import { isError } from '../../errors.ts'
import type { ControlCall } from './control-options.ts'
import type { Surroundings } from '../../open/open.ts'
import { privateFolder } from '../storage/private-folder.ts'
import { secretOptionsOf } from '../../open/secrets.ts'
import { sessionFiles } from './session-files.ts'
import type { SessionLog } from './session-log.ts'
import { checkSpawnOptions } from '../../open/spawn-options.ts'

/**
 * Makes the folder of a session and its log; undefined where nothing is to be logged.
 *
 * @throws StoreFileError when the folder is not ours
 */
export async function openLog(
  id: string,
  call: ControlCall,
  { home, bytesMax, around }: { home: string; bytesMax: number; around: Surroundings },
): Promise<SessionLog | undefined> {
  if (!call.persist) return undefined
  const files = sessionFiles(home, id)
  await privateFolder(home)
  await mkdir(files.folder, { recursive: true, mode: 0o700 })
  await privateFolder(files.folder)
  if (call.logLevel === 'silent') return undefined
  const options = checkSpawnOptions({ ...call.spawn, id })
  const { secrets } = await secretOptionsOf(options, around)
  const { SessionLog } = await import('./session-log.ts')
  return new SessionLog({
    id,
    files,
    level: call.logLevel,
    bytesMax,
    columns: options.cols,
    terminal: options.terminal,
    secrets,
    lost: (error) =>
      around.warn(
        `The log of session ${id} is not written any more: ${isError(error) ? error.message : String(error)}`,
      ),
  })
}

/** The arguments of a call as they may be told and written: without secrets. */
export async function shownArguments({ command, args, spawn }: ControlCall): Promise<readonly string[]> {
  if (spawn.redact === false) return args
  const { maskedArguments } = await import('../../redact/masked-arguments.ts')
  return maskedArguments(command, args)
}
