import { isUuidText } from '../session-id.ts'

export interface SessionFile {
  id: string
  /** Folder name below `projects/`. */
  project: string
  /** Absolute path of the transcript. */
  file: string
}

/** What a path below the store is. Unknown neighbours are tolerated: versions add folders all the time. */
export type StoreEntry =
  | { kind: 'transcript'; project: string; sessionId: string }
  | { kind: 'agent'; project: string; sessionId: string | undefined }
  | { kind: 'stray'; project: string }
  | { kind: 'history' | 'credentials' | 'resume-log' | 'bad-resume-log' | 'other' }

/** Tells what a path is by its name, relative to the store, with forward slashes. */
export function storeEntry(path: string): StoreEntry {
  if (path === 'history.jsonl') return { kind: 'history' }
  if (path === '.credentials.json') return { kind: 'credentials' }
  const log = /^resume-logs\/(.+)$/.exec(path)?.[1]
  if (log !== undefined)
    return { kind: /^\d{8}-\d{6}-[A-Za-z0-9_-]+\.log$/.test(log) ? 'resume-log' : 'bad-resume-log' }
  const below = /^projects\/([^/]+)\/(.+)\.jsonl$/.exec(path)
  const [project, stem] = [below?.[1], below?.[2]]
  if (project === undefined || stem === undefined) return { kind: 'other' }
  if (isUuidText(stem)) return { kind: 'transcript', project, sessionId: stem }
  if (/^agent-[^/]+$/.test(stem)) return { kind: 'agent', project, sessionId: undefined }
  const owner = /^([^/]+)\/subagents\/(?:.+\/)?agent-[^/]+$/.exec(stem)?.[1]
  if (owner !== undefined && isUuidText(owner)) return { kind: 'agent', project, sessionId: owner }
  return stem.includes('/') ? { kind: 'other' } : { kind: 'stray', project }
}
