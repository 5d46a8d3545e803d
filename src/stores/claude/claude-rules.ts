import { FindingLog, type ReportOptions } from '../finding.ts'
import { jsonlRules, type JsonlCode } from '../jsonl/jsonl-rules.ts'

/** What can be wrong with a Claude store, beside what can be wrong with any JSONL file. */
export const claudeRules = {
  'bad-block': {
    severity: 'error',
    hint: 'Repair or delete this line; a message is text or a list of blocks.',
  },
  'bad-id': { severity: 'error', hint: 'Ids are UUIDs. Repair or delete this line.' },
  'bad-name': {
    severity: 'info',
    hint: 'Nothing to do: a file with another name is not a session and is not offered for resuming.',
  },
  'bad-timestamp': {
    severity: 'error',
    hint: 'Transcripts keep ISO 8601 times in UTC, the history keeps milliseconds since 1970. Repair or delete the line.',
  },
  'blank-prompt': { severity: 'info', hint: 'Nothing to do; lists show an empty entry.' },
  'credentials-expired': { severity: 'error', hint: 'Log in again with claude login.' },
  'credentials-shape': { severity: 'error', hint: 'Log in again with claude login.' },
  'credentials-stale': { severity: 'info', hint: 'Nothing to do: the program renews it at its next start.' },
  'credentials-suspicious': {
    severity: 'warning',
    hint: 'Log in again with claude login if the program refuses it.',
  },
  'duplicate-conflict': {
    severity: 'warning',
    hint: 'Two different records have one uuid; readers keep one of them. Delete the wrong one.',
  },
  'duplicate-record': { severity: 'warning', hint: 'The same record stands here again. Delete the copy.' },
  'empty-transcript': {
    severity: 'error',
    hint: 'The program was stopped before it wrote. Delete the file.',
  },
  'foreign-session': {
    severity: 'warning',
    hint: 'The record belongs to another session: the file was copied or renamed, or resumed by an old version.',
  },
  'link-not-followed': {
    severity: 'info',
    hint: 'Nothing to do; the target of the link was not checked.',
  },
  'many-sessions': { severity: 'warning', hint: 'Archive old sessions; listing and resuming become slow.' },
  'missing-field': { severity: 'error', hint: 'Repair or delete this line; readers drop it.' },
  'missing-file': { severity: 'warning', hint: 'Start the program once, or check that this is its folder.' },
  'no-store': {
    severity: 'error',
    hint: 'If the store is elsewhere, give its path or set CLAUDE_CONFIG_DIR.',
  },
  'not-sidechain': {
    severity: 'error',
    hint: 'Every record of a sub-agent is a side chain. Repair or delete this line.',
  },
  'no-history': {
    severity: 'info',
    hint: 'Nothing to do: runs that nobody typed at, such as claude -p, write no history.',
  },
  'no-login': {
    severity: 'info',
    hint: 'Nothing to do where the login is in the macOS keychain or an API key is used; else log in with claude login.',
  },
  'no-transcript': { severity: 'info', hint: 'Nothing to do: transcripts are removed after 30 days.' },
  'orphan-parent': {
    severity: 'warning',
    hint: 'The conversation before this record is lost to the session; resuming starts here.',
  },
  'parent-cycle': {
    severity: 'error',
    hint: 'Set parentUuid of one of the records to null; some readers hang here.',
  },
  'unanswered-tool': {
    severity: 'warning',
    hint: 'The API refuses a session whose tool call has no result. Resume adds one.',
  },
  'unasked-result': {
    severity: 'warning',
    hint: 'The API refuses a session with a result that no call asked for. Delete the record.',
  },
  'unknown-type': { severity: 'info', hint: 'Nothing to do: a newer version of the program writes it.' },
  'large-transcript': {
    severity: 'warning',
    hint: 'Archive the session with exportSession and start a new one.',
  },
  'wrong-kind': {
    severity: 'error',
    hint: 'Repair or delete this line; the field is of another kind than readers expect.',
  },
  'wrong-mode': {
    severity: 'warning',
    hint: 'Set the expected mode with chmod; others on the machine can read or change the file.',
  },
} as const

export type ClaudeCode = JsonlCode | keyof typeof claudeRules

export function openClaudeLog(options?: ReportOptions): FindingLog<typeof jsonlRules & typeof claudeRules> {
  return new FindingLog({ ...jsonlRules, ...claudeRules }, options)
}
