import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreFileError, StoreFormatError } from '../../errors.ts'
import { writeFileAtomic, withFileLock } from '../atomic-file.ts'
import { errorCode } from '../error-code.ts'
import { FindingLog } from '../finding.ts'
import { jsonlRules } from '../jsonl/jsonl-rules.ts'
import { scanJsonl } from '../jsonl/scan-jsonl.ts'
import { walkFiles } from '../walk-files.ts'
import type { ClaudeStore } from './claude-store.ts'
import { isUuidText } from './session-id.ts'
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
    const content = await readFile(join(dirname(session.file), path))
    await put(join(target, 'files', path), content)
    files.push({ path, bytes: content.length, sha256: sha256(content) })
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
  const missing: { file: string; content: Buffer }[] = []
  for (const { path, bytes, sha256: expected } of archive.files) {
    const content = await read(join(source, 'files', path))
    if (content.length !== bytes || sha256(content) !== expected)
      throw new StoreFormatError(join(source, 'files', path), 'It is not what the archive says it is.')
    const file = join(folder, path)
    const there = await readFile(file).catch(() => undefined)
    if (there === undefined) missing.push({ file, content })
    else if (!there.equals(content))
      throw new StoreFileError(file, 'Another version of the session is there.', {
        hint: 'Remove it or export it first; an import never overwrites.',
      })
  }
  for (const { file, content } of missing) await put(file, content)
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

async function historyOf(store: ClaudeStore, sessionId: string): Promise<string> {
  const file = join(store.folder, 'history.jsonl')
  const lines: string[] = []
  await scanJsonl(file, file, new FindingLog(jsonlRules), (record) => {
    if (record['sessionId'] === sessionId) lines.push(`${JSON.stringify(record)}\n`)
  })
  return lines.join('')
}

async function appendHistory(file: string, lines: string): Promise<void> {
  await withFileLock(file, async () => {
    const before = await readFile(file, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return ''
      throw new StoreFileError(file, `It cannot be read (${errorCode(error)}).`, { cause: error })
    })
    const there = new Set(before.split('\n'))
    const added = lines.split('\n').filter((line) => line !== '' && !there.has(line))
    if (added.length === 0) return
    const gap = before === '' || before.endsWith('\n') ? '' : '\n'
    await writeFileAtomic(file, `${before}${gap}${added.join('\n')}\n`)
  })
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
    throw new StoreFileError(target, `The folder for the export cannot be made (${errorCode(error)}).`, {
      cause: error,
    })
  }
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
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

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
