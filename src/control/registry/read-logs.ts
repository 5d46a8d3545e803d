import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { InteractionEntry } from '../storage/entities/interaction-log.ts'
import { homeStore } from '../../files/home-store.ts'
import { sessionFiles } from './session-files.ts'

/** What a session has printed, as far as it is in its log. */
export interface SessionOutput {
  sessionId: string
  logPath: string
  /** In the log now; what was rotated away is not counted. */
  lines: number
  bytes: number
  /** When the log before was put aside, as `<logPath>.1`; undefined when there is none. */
  rotatedAt: Date | undefined
}

/** One thing said in a session. */
export interface Interaction {
  id: string
  at: Date
  action: InteractionEntry['action']
  input: string | undefined
  output: string | undefined
  pattern: string | undefined
}

/** @throws OptionError for an id that could leave its folder */
export async function sessionOutput(id: string, home: string = homeStore()): Promise<SessionOutput> {
  const logPath = sessionFiles(home, id).output
  const [now, before] = await Promise.all(
    [logPath, `${logPath}.1`].map((path) => stat(path).catch(() => undefined)),
  )
  let lines = 0
  if (now !== undefined)
    for await (const chunk of createReadStream(logPath)) if (Buffer.isBuffer(chunk)) lines += lineEnds(chunk)
  return { sessionId: id, logPath, lines, bytes: now?.size ?? 0, rotatedAt: before?.mtime }
}

/**
 * What was said in a session, oldest first, with the numbers of the lines that are damaged: a process may have been killed while it
 * wrote one.
 *
 * @throws OptionError for an id that could leave its folder
 */
export async function sessionInteractions(
  id: string,
  home: string = homeStore(),
): Promise<{ interactions: Interaction[]; damaged: number[] }> {
  const path = sessionFiles(home, id).interactions
  const found: { interactions: Interaction[]; damaged: number[] } = { interactions: [], damaged: [] }
  if ((await stat(path).catch(() => undefined)) === undefined) return found
  const { interactionSchema } = await import('../storage/entities/interaction-log.ts')
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++
    const { data } = interactionSchema.safeParse(parsed(line))
    if (data === undefined) found.damaged.push(number)
    else
      found.interactions.push({
        id: data.id,
        at: new Date(data.timestamp),
        action: data.action,
        input: data.input_text ?? undefined,
        output: data.output_text ?? undefined,
        pattern: data.pattern_matched ?? undefined,
      })
  }
  return found
}

function lineEnds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count++
  return count
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
