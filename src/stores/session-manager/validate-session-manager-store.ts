import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { FindingLog, redacted, type Findings, type Report, type ReportOptions } from '../finding.ts'
import { isObject } from '../is-object.ts'
import { parseJsonDocument, readDocument } from '../read-document.ts'
import { isSessionId } from '../session-id.ts'
import { walkFiles, type FoundEntry } from '../walk-files.ts'
import {
  isRegistryEntry,
  isStoredSession,
  type ComplainOfSession,
  type RegistryEntry,
  type StoredSession,
} from './stored-session.ts'
import { type SessionManagerCode, sessionManagerRules } from './session-manager-rules.ts'

/** Judges the folder of a session manager: every file by itself, then registry and files against each other. Never throws. */
export async function validateSessionManagerStore(
  folder: string,
  options: ReportOptions = {},
): Promise<Report> {
  const log = new FindingLog(sessionManagerRules, options)
  const facts = await lstat(folder).catch(() => undefined)
  if (facts?.isDirectory() !== true) {
    log.add('no-store', folder, facts === undefined ? 'there is no such folder' : 'this is not a folder')
    return log.report()
  }
  const entries = (await walkFiles(folder)).filter((each) => !/^archive\/.*\//.test(each.path))
  const sessions = new Map<string, { path: string; stored: StoredSession | undefined }>()
  const archive = new Set<string>()
  for (const entry of entries) await judgeEntry(folder, entry, log, sessions, archive)
  const registry = entries.some((each) => each.path === 'registry.json' && each.kind !== 'link')
    ? await judgeRegistry(folder, log)
    : undefined
  if (registry === undefined && !entries.some((each) => each.path === 'registry.json') && sessions.size > 0)
    log.add('registry-missing', 'registry.json', 'missing, though there are sessions')
  if (registry !== undefined) compare(registry, sessions, archive, log)
  return log.report()
}

async function judgeEntry(
  folder: string,
  entry: FoundEntry,
  findings: Findings<SessionManagerCode>,
  sessions: Map<string, { path: string; stored: StoredSession | undefined }>,
  archive: Set<string>,
): Promise<void> {
  const { path } = entry
  if (entry.kind === 'link') findings.add('link-not-followed', path, 'a symbolic link')
  if (entry.closed !== undefined) findings.add('unreadable-file', path, `cannot be read (${entry.closed})`)
  if ((entry.kind === 'folder' || entry.kind === 'other') && /(?:^|\/)session_[^/]+\.json$/.test(path))
    findings.add('unreadable-file', path, 'this is not a file')
  if (entry.kind !== 'file' || path === 'registry.json' || path.endsWith('.lock')) return
  if (path.endsWith('.tmp')) {
    findings.add('stray-temporary', path, 'a temporary file that was left behind')
    return
  }
  const id = /^session_(.+)\.json$/.exec(basename(path))?.[1]
  if (id === undefined) {
    findings.add('stray-file', path, 'not named session_<id>.json')
    return
  }
  if (!isSessionId(id)) {
    findings.add('bad-id', path, 'the file name holds no session id')
    return
  }
  const read = await readJson(folder, path, findings)
  const json = read?.value
  const fault: ComplainOfSession = (code, where, message) =>
    findings.add(code, path, message, { path: where })
  const stored = read !== undefined && isStoredSession(json, fault) ? json : undefined
  if (stored !== undefined && stored.session_id !== id)
    findings.add('id-mismatch', path, 'session_id does not match the file name', {
      path: 'session_id',
    })
  if (path.startsWith('archive/')) {
    archive.add(id)
    return
  }
  sessions.set(id, { path, stored })
  if (stored?.status === 'archived')
    findings.add('archived-in-main', path, 'archived session not in archive/', { path: 'status' })
}

async function judgeRegistry(
  folder: string,
  findings: Findings<SessionManagerCode>,
): Promise<Map<string, RegistryEntry | undefined> | undefined> {
  const file = 'registry.json'
  const read = await readJson(folder, file, findings)
  if (read === undefined) return undefined
  const sessions = isObject(read.value) ? read.value['sessions'] : undefined
  if (!isObject(sessions)) {
    findings.add('wrong-shape', file, `an object was expected, found ${redacted(sessions)}`, {
      path: 'sessions',
    })
    return undefined
  }
  const registry = new Map<string, RegistryEntry | undefined>()
  for (const [id, entry] of Object.entries(sessions)) {
    if (!isSessionId(id)) {
      findings.add('bad-id', file, 'a key that is not a session id', { path: 'sessions' })
      continue
    }
    const sound = isRegistryEntry(entry, `sessions.${id}`, (code, path, message) =>
      findings.add(code, file, message, { path }),
    )
    registry.set(id, sound ? entry : undefined)
  }
  return registry
}

function compare(
  registry: ReadonlyMap<string, RegistryEntry | undefined>,
  sessions: ReadonlyMap<string, { path: string; stored: StoredSession | undefined }>,
  archive: ReadonlySet<string>,
  findings: Findings<SessionManagerCode>,
): void {
  for (const [id, entry] of registry) {
    const path = `sessions.${id}`
    const session = sessions.get(id)
    if (session === undefined) {
      if (!archive.has(id))
        findings.add('registered-without-file', 'registry.json', 'registered session has no file', { path })
      else if (entry !== undefined && entry.status !== 'archived')
        findings.add('entry-mismatch', 'registry.json', 'status mismatch', { path: `${path}.status` })
      continue
    }
    if (archive.has(id)) findings.add('twice', session.path, 'the session is in archive/ too')
    if (entry === undefined || session.stored === undefined) continue
    for (const field of ['status', 'timeout_seconds'] as const)
      if (entry[field] !== session.stored[field])
        findings.add('entry-mismatch', 'registry.json', `${field} mismatch`, { path: `${path}.${field}` })
    if (Date.parse(entry.created_at) !== Date.parse(session.stored.created_at))
      findings.add('entry-mismatch', 'registry.json', 'created_at mismatch', { path: `${path}.created_at` })
  }
  // A session in the archive may have left the registry long ago.
  for (const [id, { path }] of sessions)
    if (!registry.has(id)) findings.add('unregistered-file', path, 'unregistered session file')
}

async function readJson(
  folder: string,
  path: string,
  findings: Findings<SessionManagerCode>,
): Promise<{ value: unknown } | undefined> {
  const text = await readDocument(join(folder, path), path, findings)
  return text === undefined ? undefined : parseJsonDocument(text, path, findings)
}
