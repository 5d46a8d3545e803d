import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { daemonLogBytesAdvised, sharedBillingFreshMs } from '../../limits.ts'
import { isUuidText } from '../session-id.ts'
import { epochNow } from '../../clock.ts'
import { FindingLog, type Findings, type Report, type ReportOptions } from '../finding.ts'
import { readDocument } from '../read-document.ts'
import { walkFiles, type FoundEntry } from '../walk-files.ts'
import { checkRuntimeState } from './check-runtime-state.ts'
import { parseDocument, type ParsedDocument } from './parse-document.ts'
import { readBySchema } from './read-by-schema.ts'
import { loadSchemas, type RuntimeState } from './runtime-state.ts'
import { sessionHealthRules, type HealthCode } from './session-health-rules.ts'
import { stateFiles } from './state-file.ts'

export interface SessionHealthOptions extends ReportOptions {
  /** Milliseconds since 1970 that freshness is judged at. Default: now. */
  now?: number
  /** Whether permission bits are looked at. Default: everywhere but on Windows. */
  modes?: boolean
}

/** Judges a session-health folder: every file it knows by itself, then the files against each other. Never throws. */
export async function validateSessionHealthStore(
  folder: string,
  options: SessionHealthOptions = {},
): Promise<Report> {
  const log = new FindingLog(sessionHealthRules, options)
  const facts = await lstat(folder).catch(() => undefined)
  if (facts?.isDirectory() !== true) {
    log.add('no-store', folder, facts === undefined ? 'there is no such folder' : 'this is not a folder')
    return log.report()
  }
  const modes = options.modes ?? process.platform !== 'win32'
  if (modes && (facts.mode & 0o077) !== 0) badMode(log, '.', 0o700, facts.mode)
  const entries = await walkFiles(folder)
  const documents = new Map<string, ParsedDocument>()
  for (const entry of entries) {
    if (entry.kind === 'link') log.add('link-not-followed', entry.path, 'a symbolic link')
    if (entry.closed !== undefined) log.add('unreadable-file', entry.path, `cannot be read (${entry.closed})`)
    if ((entry.kind === 'folder' || entry.kind === 'other') && isDocument(entry.path))
      log.add('unreadable-file', entry.path, 'this is not a file')
    if (entry.kind !== 'file') continue
    if (modes && (entry.mode & 0o077) !== 0) badMode(log, entry.path, 0o600, entry.mode)
    if (entry.path.endsWith('.tmp'))
      log.add('stray-temporary', entry.path, 'a temporary file that was left behind')
    else if (entry.path === 'daemon.log' && entry.size > daemonLogBytesAdvised)
      log.add('large-log', entry.path, `${entry.size} bytes; it is rotated at ${daemonLogBytesAdvised}`)
    else if (isDocument(entry.path)) {
      const text = await readDocument(join(folder, entry.path), entry.path, log)
      const document = text === undefined ? undefined : await parseDocument(text, entry.path, log)
      if (document !== undefined) documents.set(entry.path, document)
    }
  }
  const states = await judgeStates(documents, log)
  if (!entries.some((each) => stateFiles.some((file) => file === each.path)))
    log.add('missing-state', 'runtime-state.json', 'there is no unified state')
  await judgeOldFiles(documents, options.now ?? epochNow(), log)
  judgeCooldowns(entries, documents, states, log)
  return log.report()
}

function isDocument(path: string): boolean {
  if (/^cooldowns\/[^/]+\.(?:cooldown|state)$/.test(path)) return true
  return (
    /^(?:runtime-state\.(?:json|yaml)|billing-shared\.json|sessions\.json|config\.json)$/.test(path) ||
    isSession(path)
  )
}

function isSession(path: string): boolean {
  return path.endsWith('.json') && isUuidText(path.slice(0, -'.json'.length))
}

function badMode(findings: Findings<HealthCode>, path: string, expected: number, mode: number): void {
  findings.add('wrong-mode', path, `expected mode ${expected.toString(8)}, got ${(mode & 0o777).toString(8)}`)
}

async function judgeStates(
  documents: ReadonlyMap<string, ParsedDocument>,
  findings: Findings<HealthCode>,
): Promise<RuntimeState[]> {
  const states: RuntimeState[] = []
  for (const file of stateFiles) {
    const document = documents.get(file)
    const state = document === undefined ? undefined : await checkRuntimeState(document, file, findings)
    if (state !== undefined) states.push(state)
  }
  const [yaml, json] = stateFiles.map((file) => documents.get(file))
  if (yaml !== undefined && json !== undefined && differ(yaml.value, json.value))
    findings.add('yaml-json-conflict', 'runtime-state.yaml', 'runtime-state.json says something else')
  return states
}

async function judgeOldFiles(
  documents: ReadonlyMap<string, ParsedDocument>,
  now: number,
  findings: Findings<HealthCode>,
): Promise<void> {
  const { billing: billingSchema, health, summary, config } = await loadSchemas()
  const sound = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const document = documents.get(file)
    return document && readBySchema(schema, document, file, findings)
  }
  const billing = sound('billing-shared.json', billingSchema)
  if (billing?.isFresh === true && now - billing.lastFetched > sharedBillingFreshMs)
    findings.add('shared-billing-stale', 'billing-shared.json', 'it calls itself fresh', {
      path: 'lastFetched',
    })
  sound('sessions.json', summary)
  sound('config.json', config)
  for (const file of documents.keys()) {
    if (!isSession(file)) continue
    const session = sound(file, health)
    if (session !== undefined && `${session.sessionId}.json`.toLowerCase() !== file.toLowerCase())
      findings.add('session-id-mismatch', file, 'sessionId does not match the file name', {
        path: 'sessionId',
      })
  }
}

function judgeCooldowns(
  entries: readonly FoundEntry[],
  documents: ReadonlyMap<string, ParsedDocument>,
  states: readonly RuntimeState[],
  findings: Findings<HealthCode>,
): void {
  const known = new Set(states.flatMap((state) => state.sessions.map((each) => each.sessionId.toLowerCase())))
  for (const { path } of entries) if (isSession(path)) known.add(path.slice(0, -'.json'.length).toLowerCase())
  for (const [path, document] of documents) {
    const name = /^cooldowns\/(.+)\.(?:cooldown|state)$/.exec(path)?.[1]
    if (name === undefined) continue
    const owner = name.slice(0, 36)
    if (isUuidText(owner) && !known.has(owner.toLowerCase()))
      findings.add('orphan-cooldown', path, 'its session is not known')
    const { value } = document
    const field = path.endsWith('.cooldown')
      ? 'lastChecked'
      : name.endsWith('-transcript')
        ? 'lastReadOffset'
        : 'lastScannedOffset'
    const number: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
    if (typeof number !== 'number' || number < 0)
      findings.add('cooldown-shape', path, 'a number was expected', { path: field })
  }
}

function differ(a: unknown, b: unknown): boolean {
  try {
    return !isDeepStrictEqual(a, b)
  } catch {
    // Nested too deep to be compared; no state of any program is.
    return true
  }
}
