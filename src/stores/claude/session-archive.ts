import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreFileError, StoreFormatError } from '../../errors.ts'
import { errorCode } from '../../files/error-code.ts'
import { FindingLog } from '../finding.ts'
import { jsonlRules } from '../jsonl/jsonl-rules.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import { walkFiles } from '../walk-files.ts'
import type { ClaudeStore } from './claude-store.ts'
import { appendHistory, historyOf } from './history-lines.ts'
import { isUuidText } from '../session-id.ts'
import type { SessionFile } from './store-layout.ts'

/** What an archive folder says of itself in its `archive.json`. */
export interface SessionArchive {
  version: 1
  sessionId: string
  project: string
  /** Paths below the project folder, with what they must hash to. */
  files: { path: string; bytes: number; sha256: string }[]
}

/**
 * Copies a session into a new folder: transcript, sub-agents, spilled tool output, and its lines of the history.
 * Credentials are never part of it. The bytes are kept as they are, broken lines included.
 */
export async function exportSession(
  store: ClaudeStore,
  idPrefix: string,
  target: string,
): Promise<SessionArchive> {
  const session = await store.resolve(idPrefix)
  await makeNewFolder(target)
  const files: SessionArchive['files'] = []
  for (const path of await pathsOf(session)) {
    const copy = join(target, 'files', path)
    await copyNew(join(dirname(session.file), path), copy)
    // What the copy holds counts: the program may have appended to the session meanwhile.
    files.push({ path, ...(await measure(copy)) })
  }
  await put(join(target, 'history.jsonl'), await historyOf(store, session.id))
  const archive: SessionArchive = { version: 1, sessionId: session.id, project: session.project, files }
  await put(join(target, 'archive.json'), `${JSON.stringify(archive, null, 2)}\n`)
  return archive
}

/**
 * Puts an exported session into a store. Everything is checked first; nothing is overwritten. Importing twice changes
 * nothing the second time.
 */
export async function importSession(store: ClaudeStore, source: string): Promise<SessionArchive> {
  const archive = await readArchive(source)
  const folder = join(store.folder, 'projects', archive.project)
  const missing: { from: string; to: string }[] = []
  for (const { path, bytes, sha256 } of archive.files) {
    const from = join(source, 'files', path)
    const to = join(folder, path)
    const held = await measure(from)
    if (held.bytes !== bytes || held.sha256 !== sha256)
      throw new StoreFormatError(from, 'It is not what the archive says it is.')
    if (!(await isThere(to))) missing.push({ from, to })
    else if ((await measure(to)).sha256 !== sha256)
      throw new StoreFileError(to, 'Another version of this session exists.', {
        hint: 'Remove it or export it first; an import never overwrites.',
      })
  }
  for (const { from, to } of missing) await copyNew(from, to)
  await appendHistory(
    join(store.folder, 'history.jsonl'),
    (await read(join(source, 'history.jsonl'))).toString('utf8'),
  )
  return archive
}

async function pathsOf(session: SessionFile): Promise<string[]> {
  const folder = dirname(session.file)
  const paths: string[] = []
  for (const entry of await walkFiles(folder)) {
    if (entry.kind !== 'file') continue
    const own = entry.path === `${session.id}.jsonl` || entry.path.startsWith(`${session.id}/`)
    if (own || (await isAgentOf(join(folder, entry.path), entry.path, session.id))) paths.push(entry.path)
  }
  return paths
}

/** Older versions keep sub-agents beside the sessions; their records name the session they served. */
async function isAgentOf(file: string, path: string, sessionId: string): Promise<boolean> {
  if (!/^agent-[^/]+\.jsonl$/.test(path)) return false
  let owner: unknown
  await scanJsonl(file, path, new FindingLog(jsonlRules), (record) => {
    owner ??= record['sessionId']
  })
  return owner === sessionId
}

async function readArchive(source: string): Promise<SessionArchive> {
  const file = join(source, 'archive.json')
  let value: unknown
  try {
    value = JSON.parse((await read(file)).toString('utf8'))
  } catch (error) {
    throw new StoreFormatError(file, 'It is not an archive of a session.', { cause: error })
  }
  const { z } = await import('zod')
  const path = z.string().check(z.refine((each) => isPathOfSession(each)))
  const shape = z.object({
    version: z.literal(1),
    sessionId: z.string().check(z.refine((each) => isUuidText(each))),
    project: z.string().regex(/^[A-Za-z0-9-]{1,255}$/),
    files: z.array(z.object({ path, bytes: z.int(), sha256: z.string() })),
  })
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw new StoreFormatError(file, 'It is not an archive of a session of this version.')
  const { sessionId, files } = parsed.data
  const own = files.every(
    (each) =>
      each.path === `${sessionId}.jsonl` ||
      each.path.startsWith(`${sessionId}/`) ||
      each.path.startsWith('agent-'),
  )
  if (!own) throw new StoreFormatError(file, 'It names files of other sessions.')
  return parsed.data
}

/** An archive comes from elsewhere: its paths must stay below the project folder. */
function isPathOfSession(path: string): boolean {
  const parts = path.split('/')
  return (
    parts.length <= 16 &&
    parts.every((part) => /^[A-Za-z0-9@_.-]{1,255}$/.test(part) && part !== '.' && part !== '..')
  )
}

async function makeNewFolder(target: string): Promise<void> {
  try {
    await mkdir(dirname(target), { recursive: true })
    await mkdir(target, { mode: 0o700 })
  } catch (error) {
    throw new StoreFileError(target, `The folder for the export cannot be created (${errorCode(error)}).`, {
      cause: error,
    })
  }
}

async function put(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, content, { flag: 'wx', mode: 0o600 })
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new StoreFileError(file, `It cannot be read (${errorCode(error)}).`, { cause: error })
  }
}

async function copyNew(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(from, to, constants.COPYFILE_EXCL)
    await chmod(to, 0o600)
  } catch (error) {
    throw new StoreFileError(to, `It cannot be written (${errorCode(error)}).`, { cause: error })
  }
}

/** Streamed: a transcript may be larger than memory. Links are refused, for an archive comes from elsewhere. */
async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    if (!(await lstat(file)).isFile()) throw new TypeError('not a file')
    for await (const chunk of createReadStream(file)) {
      if (!Buffer.isBuffer(chunk)) continue
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (error) {
    throw new StoreFileError(file, `It cannot be read (${errorCode(error)}).`, { cause: error })
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}
