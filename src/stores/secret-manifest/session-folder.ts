import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { FindingLog, type Report, type ReportOptions } from '../finding.ts'
import { walkFiles } from '../walk-files.ts'
import { secretRules } from './secret-rules.ts'

/**
 * Whether a folder such as `~/.claude` can be exported: it exists, and no session file in it is empty. Lock files and
 * marks are rightly empty, so only `.credentials.json`, `history.jsonl` and transcripts are looked at.
 */
export async function checkSessionFolder(folder: string, options: ReportOptions = {}): Promise<Report> {
  const log = new FindingLog(secretRules, options)
  const facts = await lstat(folder).catch(() => undefined)
  if (facts?.isDirectory() !== true) {
    log.add(
      'no-session',
      folder,
      `Run claude login first: ${facts === undefined ? 'there is no such folder' : 'this is not a folder'}`,
    )
    return log.report()
  }
  for (const entry of await walkFiles(folder)) {
    const ofSession = /^(?:\.credentials\.json|history\.jsonl|projects\/.*\.jsonl)$/.test(entry.path)
    if (ofSession && entry.kind === 'file' && entry.size === 0)
      log.add('file-empty', join(folder, entry.path), 'Session files corrupted: the file is empty')
  }
  return log.report()
}

/** Whether a manifest is gone, as it should be once the cluster holds it. */
export async function checkSecretDeleted(file: string, options: ReportOptions = {}): Promise<Report> {
  const log = new FindingLog(secretRules, options)
  const facts = await lstat(file).catch(() => undefined)
  if (facts !== undefined) log.add('not-deleted', file, 'the manifest is still there')
  return log.report()
}

/** What a test prompt such as `claude -p "Say 'auth test successful'"` did. */
export interface PromptOutcome {
  code: number | null
  /** Everything it printed. */
  output: string
}

/** Whether a test prompt succeeded: exit code 0, the expected words in any case, and no word of a failed login. */
export function checkTestPrompt(
  outcome: PromptOutcome,
  expected = 'auth test successful',
  options: ReportOptions = {},
): Report {
  const log = new FindingLog(secretRules, options)
  const why =
    outcome.code !== 0
      ? `it ended with ${outcome.code === null ? 'a signal' : `exit code ${outcome.code}`}`
      : authenticationTrouble.test(outcome.output)
        ? 'it speaks of a failed login'
        : outcome.output.toLowerCase().includes(expected.toLowerCase())
          ? undefined
          : 'it did not say what it was asked to'
  if (why !== undefined) log.add('prompt-failed', 'test prompt', `Authentication failed: ${why}`)
  return log.report()
}

const authenticationTrouble =
  /not logged in|please run \/login|authentication_(?:failed|error)|invalid api key|oauth (?:access )?token (?:has )?expired|API Error: 40[13]\b/i
