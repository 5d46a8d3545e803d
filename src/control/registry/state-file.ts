import { readdir, stat } from 'node:fs/promises'
import { StoreFileError, StoreFormatError } from '../../errors.ts'
import { type DocumentKind, readDocument, writeDocument } from '../storage/document.ts'
import type { SessionState } from '../storage/entities/session.ts'
import { isPlainId } from '../storage/plain-id.ts'
import { sessionFiles, sessionsFolder } from './session-files.ts'

/** What is known of the sessions on disk; a file that cannot be used is a problem of its own and hides no other. */
export interface StatesOnDisk {
  states: SessionState[]
  problems: (StoreFormatError | StoreFileError)[]
}

/** @throws StoreFormatError when the file is broken, StoreFileError when it cannot be read */
export function readState(home: string, id: string): Promise<SessionState | undefined> {
  return readDocument(sessionFiles(home, id).state, stateKind)
}

/** Writes the state of a session that is ours. @throws StoreFormatError when a broken file is in its place */
export function writeState(home: string, state: SessionState): Promise<void> {
  return writeDocument(sessionFiles(home, state.session_id).state, state, stateKind)
}

export async function readStates(home: string): Promise<StatesOnDisk> {
  const found: StatesOnDisk = { states: [], problems: [] }
  const names = await readdir(sessionsFolder(home)).catch(() => [])
  const ids = names.filter(isPlainId).sort()
  forgetOthers(home, ids)
  for (const id of ids)
    try {
      const state = await readStateOnce(home, id)
      if (state?.session_id === id) found.states.push(state)
      else if (state !== undefined)
        found.problems.push(
          new StoreFormatError(sessionFiles(home, id).state, 'It is the state of another session.'),
        )
    } catch (error) {
      if (!(error instanceof StoreFormatError || error instanceof StoreFileError)) throw error
      found.problems.push(error)
    }
  return found
}

/** States that change no more, by file: a store may hold the traces of hundreds of dead sessions. */
const dead = new Map<string, { stamp: string; state: SessionState }>()

async function readStateOnce(home: string, id: string): Promise<SessionState | undefined> {
  const file = sessionFiles(home, id).state
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) {
    dead.delete(file)
    return undefined
  }
  // A file is only ever replaced, never written into.
  const stamp = `${found.ino} ${found.mtimeMs} ${found.size}`
  const known = dead.get(file)
  if (known?.stamp === stamp) return known.state
  const state = await readState(home, id)
  if (state?.state === 'dead') dead.set(file, { stamp, state })
  else dead.delete(file)
  return state
}

function forgetOthers(home: string, ids: readonly string[]): void {
  const kept = new Set(ids.map((id) => sessionFiles(home, id).state))
  for (const file of dead.keys())
    if (file.startsWith(sessionsFolder(home)) && !kept.has(file)) dead.delete(file)
}

/** When a session was last active: its logs are touched more often than its state. */
export async function lastActivityOf(home: string, state: SessionState): Promise<Date> {
  const { output, interactions } = sessionFiles(home, state.session_id)
  const times = [output, interactions].map((file) =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  )
  return new Date(Math.max(Date.parse(state.last_activity), ...(await Promise.all(times))))
}

const stateKind: DocumentKind<SessionState> = {
  what: 'the state of a session',
  schema: async () => (await import('../storage/entities/session.ts')).sessionSchema,
}
