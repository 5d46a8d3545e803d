import type { JsonlRecord } from '../jsonl/judge-line.ts'
import { isMain, isMessage } from './conversation.ts'
import { messageText } from './api-error.ts'
import { isProjectFolderOf } from './project-folder.ts'
import { readEnds } from './read-ends.ts'
import type { SessionFile } from './store-layout.ts'

export interface StoredSessionSummary extends SessionFile {
  /** Where it was started, as its records say; undefined if they do not. Resuming works from there only. */
  cwd: string | undefined
  /** The title the user or the program gave it. */
  title: string | undefined
  /** The first thing the user asked for, on one line, at most 200 characters. */
  firstPrompt: string | undefined
  gitBranch: string | undefined
  /** Milliseconds since 1970: the time of the last record that has one, else of the last change of the file. */
  lastActivity: number
  sizeBytes: number
}

/** Describes a session by the two ends of its transcript; undefined if no message is in it. */
export async function describeSession(session: SessionFile): Promise<StoredSessionSummary | undefined> {
  const { head, tail, size, mtimeMs } = await readEnds(session.file, { head: hasMessage, tail: hasMessage })
  if (!hasMessage(head) && !hasMessage(tail)) return undefined
  const times = tail
    .map((each) => Date.parse(String(each['timestamp'])))
    .filter((each) => !Number.isNaN(each))
  return {
    ...session,
    cwd: startFolder([...head, ...tail], session.project),
    title:
      lastText(tail, 'customTitle') ??
      lastText(head, 'customTitle') ??
      lastText(tail, 'aiTitle') ??
      lastText(head, 'summary'),
    firstPrompt: head.map((each) => prompt(each)).find((each) => each !== undefined),
    gitBranch: lastText(tail, 'gitBranch'),
    lastActivity: times.length > 0 ? Math.max(...times) : Math.floor(mtimeMs),
    sizeBytes: size,
  }
}

/** A session may walk through folders; the one it belongs to gave its project folder the name, and is the first it names. */
function startFolder(records: readonly JsonlRecord[], project: string): string | undefined {
  const named = records.flatMap(({ cwd }) => (typeof cwd === 'string' && cwd !== '' ? [cwd] : []))
  return named.find((cwd) => isProjectFolderOf(project, cwd)) ?? named[0]
}

function lastText(records: JsonlRecord[], key: string): string | undefined {
  for (const record of records.toReversed()) {
    const value = record[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

function hasMessage(records: JsonlRecord[]): boolean {
  return records.some((each) => isMessage(each))
}

function prompt(record: JsonlRecord): string | undefined {
  if (record['type'] !== 'user' || !isMain(record) || record['isCompactSummary'] === true) return undefined
  const text = messageText(record).trim()
  // What the program itself puts in a user's mouth is wrapped in a tag.
  return text === '' || text.startsWith('<') ? undefined : text.replace(/\s+/g, ' ').slice(0, 200)
}
