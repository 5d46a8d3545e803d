import { join } from 'node:path'
import { checkId } from '../storage/plain-id.ts'

/** Where a session keeps what it has on disk. */
export interface SessionFiles {
  folder: string
  state: string
  output: string
  interactions: string
}

/** @throws OptionError for an id that could leave the folder */
export function sessionFiles(home: string, id: string): SessionFiles {
  const folder = join(sessionsFolder(home), checkId('id', id))
  return {
    folder,
    state: join(folder, 'state.json'),
    output: join(folder, 'output.log'),
    interactions: join(folder, 'interactions.jsonl'),
  }
}

export function sessionsFolder(home: string): string {
  return join(home, 'sessions')
}
