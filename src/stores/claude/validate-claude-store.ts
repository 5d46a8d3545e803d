import { lstat, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sessionsAdvisedMax, sessionsPerProjectAdvisedMax, transcriptBytesAdvised } from '../../limits.ts'
import type { Findings, Report, ReportOptions } from '../finding.ts'
import type { JsonlOptions } from '../jsonl/jsonl-scanner.ts'
import { readDocument } from '../read-document.ts'
import { walkFiles, type FoundEntry } from '../walk-files.ts'
import { checkHistory } from './check-history.ts'
import { openClaudeLog, type ClaudeCode } from './claude-rules.ts'
import { checkCredentials, type CredentialsOptions } from './credentials.ts'
import { storeEntry } from './store-layout.ts'
import { validateTranscript } from './validate-transcript.ts'

export interface ClaudeStoreOptions extends ReportOptions, JsonlOptions, CredentialsOptions {
  /** Path of the resume helper script; when given, it must be executable by all and writable by its owner only (0755). */
  helper?: string
  /** Whether permission bits are looked at. Default: everywhere but on Windows. */
  modes?: boolean
}

/**
 * Judges a folder such as `~/.claude`: layout, modes, transcripts, history, credentials, sizes. Never throws; files
 * are streamed; links are followed as long as they stay inside the folder.
 */
export async function validateClaudeStore(folder: string, options: ClaudeStoreOptions = {}): Promise<Report> {
  const log = openClaudeLog(options)
  // The store itself may stand behind a link, as where dotfiles are kept together.
  const facts = await stat(folder).catch(() => undefined)
  if (facts?.isDirectory() !== true) {
    log.add(
      'no-store',
      folder,
      facts === undefined ? 'Run claude login first: there is no such folder' : 'this is not a folder',
    )
    return log.report()
  }
  const entries = await walkFiles(folder, { linksInside: true })
  const sessions = new Set<string>()
  for (const entry of entries) await judgeEntry(folder, entry, log, options, sessions)
  judgeLayout(entries, log)
  if (entries.some((each) => each.path === 'history.jsonl' && each.kind === 'file'))
    for (const [sessionId, line] of await checkHistory(
      join(folder, 'history.jsonl'),
      'history.jsonl',
      log,
      options,
    ))
      if (!sessions.has(sessionId))
        log.add('no-transcript', 'history.jsonl', 'its session has no transcript', { line })
  if (options.helper !== undefined) await judgeHelper(options.helper, log, options)
  return log.report()
}

async function judgeEntry(
  folder: string,
  entry: FoundEntry,
  findings: Findings<ClaudeCode>,
  options: ClaudeStoreOptions,
  sessions: Set<string>,
): Promise<void> {
  const { path } = entry
  const what = storeEntry(path)
  if (entry.kind === 'link') findings.add('link-not-followed', path, 'a symbolic link')
  if (entry.closed !== undefined) findings.add('unreadable-file', path, `cannot be read (${entry.closed})`)
  if (entry.kind !== 'file') {
    if (entry.kind !== 'link' && ['transcript', 'agent', 'history', 'credentials'].includes(what.kind))
      findings.add('unreadable-file', path, 'this is not a file')
    return
  }
  const file = join(folder, path)
  switch (what.kind) {
    case 'transcript':
      sessions.add(what.sessionId)
      judgeSessionFile(entry, findings, options)
      await validateTranscript(file, path, findings, { ...options, sessionId: what.sessionId })
      break
    case 'agent':
      judgeSessionFile(entry, findings, options)
      await validateTranscript(file, path, findings, {
        ...options,
        agent: true,
        ...(what.sessionId === undefined ? {} : { sessionId: what.sessionId }),
      })
      break
    case 'stray':
      findings.add('bad-name', path, 'the name is not a session id')
      break
    case 'bad-resume-log':
      findings.add('bad-name', path, 'a resume log is named <date>-<time>-<session>.log')
      break
    case 'history':
      judgeMode(entry, 0o644, findings, options)
      if (entry.size === 0)
        findings.add('empty-transcript', path, 'Session files corrupted: the file is empty')
      break
    case 'credentials':
      judgeMode(entry, 0o600, findings, options)
      await judgeCredentials(file, path, findings, options)
      break
  }
}

function judgeSessionFile(
  entry: FoundEntry,
  findings: Findings<ClaudeCode>,
  options: ClaudeStoreOptions,
): void {
  judgeMode(entry, 0o644, findings, options)
  if (entry.size > transcriptBytesAdvised)
    findings.add(
      'large-transcript',
      entry.path,
      `${entry.size} bytes; up to ${transcriptBytesAdvised} is advised`,
    )
}

/** A file may be closed more tightly than asked, never more loosely. */
function judgeMode(
  entry: FoundEntry,
  most: number,
  findings: Findings<ClaudeCode>,
  options: ClaudeStoreOptions,
): void {
  if (!(options.modes ?? process.platform !== 'win32')) return
  if ((entry.mode & ~most) === 0 && (entry.mode & 0o600) === 0o600) return
  findings.add('wrong-mode', entry.path, `expected mode ${most.toString(8)}, got ${entry.mode.toString(8)}`)
}

async function judgeCredentials(
  file: string,
  path: string,
  findings: Findings<ClaudeCode>,
  options: ClaudeStoreOptions,
): Promise<void> {
  const text = await readDocument(file, path, findings)
  if (text !== undefined)
    checkCredentials(text, path, findings, options.now === undefined ? {} : { now: options.now })
}

async function judgeHelper(
  helper: string,
  findings: Findings<ClaudeCode>,
  options: ClaudeStoreOptions,
): Promise<void> {
  const facts = await lstat(helper).catch(() => undefined)
  if (facts === undefined) findings.add('missing-file', helper, 'missing')
  else if ((options.modes ?? process.platform !== 'win32') && (facts.mode & 0o777) !== 0o755)
    findings.add('wrong-mode', helper, `expected mode 755, got ${(facts.mode & 0o777).toString(8)}`)
}

/** What a store of a program that was started has, and what it has only if it is used that way. */
const expected = [
  ['projects', 'missing-file'],
  ['history.jsonl', 'no-history'],
  ['.credentials.json', 'no-login'],
] as const

function judgeLayout(entries: readonly FoundEntry[], findings: Findings<ClaudeCode>): void {
  for (const [path, code] of expected)
    if (!entries.some((each) => each.path === path)) findings.add(code, path, `missing ${path}`)
  const perProject = new Map<string, number>()
  for (const each of entries) {
    const what = storeEntry(each.path)
    if (what.kind === 'transcript' && each.kind === 'file')
      perProject.set(what.project, (perProject.get(what.project) ?? 0) + 1)
  }
  let sessions = 0
  for (const [project, count] of perProject) {
    sessions += count
    if (count > sessionsPerProjectAdvisedMax)
      findings.add(
        'many-sessions',
        `projects/${project}`,
        `${count} sessions; up to ${sessionsPerProjectAdvisedMax} are advised`,
      )
  }
  if (sessions > sessionsAdvisedMax)
    findings.add('many-sessions', 'projects', `${sessions} sessions; up to ${sessionsAdvisedMax} are advised`)
}
