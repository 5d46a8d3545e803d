import { mkdir } from 'node:fs/promises'
import { StoreFileError, StoreFormatError } from '../../errors.ts'
import { errorCode } from '../../files/error-code.ts'
import { loadWithRetry, type RetryOptions } from './retry.ts'
import { isObject } from '../is-object.ts'
import { isSessionId } from '../session-id.ts'
import { isRegistryEntry, type RegistryEntry } from './stored-session.ts'

/** Makes the folder for sessions and its archive. Throws a `StoreFileError`. */
export async function createSessionDir(folder: string): Promise<string> {
  try {
    await mkdir(`${folder}/archive`, { recursive: true, mode: 0o700 })
    return folder
  } catch (error) {
    throw new StoreFileError(folder, `The folder cannot be created (${errorCode(error)}).`, { cause: error })
  }
}

/** The registry's file: what is understood of it, and all of it. */
export interface RegistryDocument {
  entries: Map<string, RegistryEntry>
  /** As it was read; what is not understood of it outlives the next save. */
  raw: Readonly<Record<string, unknown>>
}

/**
 * The registry by session id; empty where there is no file yet. Throws a `StoreFormatError` when it is malformed and
 * a `StoreFileError` when it cannot be read. Entries that are no entries are left out.
 */
export async function loadSessionRegistry(
  file: string,
  options: RetryOptions = {},
): Promise<Map<string, RegistryEntry>> {
  return (await loadRegistryDocument(file, options)).entries
}

/** As {@link loadSessionRegistry}, with what is not understood. */
export async function loadRegistryDocument(
  file: string,
  options: RetryOptions = {},
): Promise<RegistryDocument> {
  const text = await loadWithRetry(file, options)
  const entries = new Map<string, RegistryEntry>()
  if (text === undefined) return { entries, raw: {} }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new StoreFormatError(file, 'It is not JSON.', {
      hint: 'SessionManager.rebuildRegistry() makes a new one from the session files.',
      cause: error,
    })
  }
  if (!isObject(value) || !isObject(value['sessions']))
    throw new StoreFormatError(file, 'It has no object named sessions.')
  for (const [id, entry] of Object.entries(value['sessions']))
    if (isSessionId(id) && isRegistryEntry(entry, id)) entries.set(id, entry)
  return { entries, raw: value }
}

/**
 * The registry as its file holds it: sorted, so that the same sessions give the same bytes. Entries and fields of `raw` that
 * are not understood stay as they are.
 */
export function printRegistry({ entries, raw }: RegistryDocument): string {
  const { sessions: before, ...others } = raw
  const kept = isObject(before) ? before : {}
  const merged = Object.entries(kept).filter(([id]) => !entries.has(id))
  for (const [id, entry] of entries) {
    const old = kept[id]
    merged.push([id, isObject(old) ? { ...old, ...entry } : entry])
  }
  const sorted = merged.sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({ ...others, sessions: Object.fromEntries(sorted) }, null, 2)}\n`
}
