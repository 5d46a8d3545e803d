import { appendFile, chmod, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BuiltRecord, buildRecords } from '../../../src/stores/builders/claude-records.ts'
import {
  type BuiltClaudeStore,
  buildClaudeStore,
  buildCredentials,
  type ClaudeStoreShape,
  printJsonl,
} from '../../../src/stores/builders/claude-store-builder.ts'
import { claudeRules } from '../../../src/stores/claude/claude-rules.ts'
import {
  type ClaudeStoreOptions,
  validateClaudeStore,
} from '../../../src/stores/claude/validate-claude-store.ts'
import { transcriptBytesAdvised } from '../../../src/limits.ts'
import { eachRule, type Judge } from './each-rule.ts'

type Change = (store: BuiltClaudeStore) => Promise<unknown>

/** A built store with one change. */
const after =
  (change: Change, options: ClaudeStoreOptions = {}, shape: ClaudeStoreShape = {}): Judge =>
  async (folder) => {
    const store = await buildClaudeStore(join(folder, 'store'), shape)
    await change(store)
    return (await validateClaudeStore(store.folder, options)).findings
  }

const untouched = after(() => Promise.resolve())

/** Changes records of the first transcript; they count from 1, as lines do. */
const records =
  (change: (records: BuiltRecord[]) => void): Change =>
  async ({ transcripts: [file = ''], sessionIds: [sessionId = ''] }) => {
    const all = buildRecords({ sessionId })
    change(all)
    await writeFile(file, printJsonl(all))
  }

const record = (line: number, fields: BuiltRecord): Change =>
  records((all) => void Object.assign(all[line - 1] ?? {}, fields))

const prompt = (fields: BuiltRecord): Change => {
  const entry = { display: 'x', timestamp: 1_790_848_800_000, project: '/home/user/project', ...fields }
  return ({ history }) => appendFile(history, printJsonl([entry]))
}

const login = (fields: BuiltRecord, expiresAt?: number): Change => {
  const { claudeAiOauth } = buildCredentials(expiresAt)
  const changed = { claudeAiOauth: { ...Object(claudeAiOauth), ...fields } }
  return ({ credentials }) => writeFile(credentials, JSON.stringify(changed))
}

const past = 1_790_848_800_000
const result = { type: 'tool_result', tool_use_id: 'toolu_SPEC1', content: 'a.txt' }
const says = (role: string, content: unknown): BuiltRecord => ({ message: { role, content } })

const besideTranscript =
  (name: string, content: string): Change =>
  ({ transcripts: [file = ''] }) =>
    writeFile(join(dirname(file), name), content)

const sized =
  (bytes: number): Change =>
  async ({ transcripts: [file = ''] }) => {
    const { size } = await stat(file)
    await appendFile(file, `${' '.repeat(bytes - size - 1)}\n`)
  }

eachRule<keyof typeof claudeRules>(claudeRules, {
  'bad-block': {
    wrong: after(record(4, says('assistant', null))),
    right: after(record(4, says('assistant', []))),
  },
  'bad-id': { wrong: after(prompt({ sessionId: 'x' })), right: after(prompt({})) },
  'bad-name': {
    wrong: after(besideTranscript('notes.jsonl', 'x')),
    right: after(besideTranscript('notes.md', 'x')),
  },
  'bad-timestamp': {
    wrong: after(record(4, { timestamp: '2026-02-29T10:00:00Z' })),
    right: after(record(4, { timestamp: '2028-02-29T10:00:00Z' })),
  },
  'blank-prompt': { wrong: after(prompt({ display: '' })), right: after(prompt({ display: ' ' })) },
  'credentials-expired': {
    wrong: after(login({ refreshToken: null }, past), { now: past }),
    right: after(login({ refreshToken: null }, past), { now: past - 1 }),
  },
  'credentials-shape': {
    wrong: after(login({ expiresAt: 4_102_444_800 })),
    right: after(login({ expiresAt: 4_102_444_800_000, refreshToken: undefined })),
  },
  'credentials-stale': {
    wrong: after(login({}, past), { now: past }),
    right: after(login({}, past), { now: past - 1 }),
  },
  'credentials-suspicious': {
    wrong: after(login({ scopes: ['user:profile'] })),
    right: after(login({ scopes: ['user:inference'], subscriptionType: null })),
  },
  'duplicate-conflict': {
    wrong: after(records((all) => all.splice(4, 0, { ...all[3], gitBranch: 'other' }))),
    right: after(record(4, { gitBranch: 'other' })),
  },
  'duplicate-record': {
    wrong: after(records((all) => all.splice(4, 0, all[3] ?? {}))),
    right: after(records((all) => all.push(all[12] ?? {}))),
  },
  'empty-transcript': {
    wrong: after(({ transcripts: [file = ''] }) => writeFile(file, '')),
    right: after(({ transcripts: [file = ''] }) => writeFile(file, '\n')),
  },
  'foreign-session': {
    wrong: after(record(4, { sessionId: 'c1d0a6cf-1f6c-4bb0-9a5a-00000000ffff' })),
    right: after(besideTranscript('agent-1a2b.jsonl', printJsonl(buildRecords({ agent: true })))),
  },
  'large-transcript': {
    wrong: after(sized(transcriptBytesAdvised + 1)),
    right: after(sized(transcriptBytesAdvised)),
  },
  'link-not-followed': {
    wrong: after(({ folder }) => symlink('gone', join(folder, 'debug'))),
    right: after(({ folder }) => mkdir(join(folder, 'debug'))),
  },
  'many-sessions': {
    wrong: after(() => Promise.resolve(), {}, { sessions: 501, records: 4 }),
    right: after(() => Promise.resolve(), {}, { sessions: 500, records: 4 }),
  },
  'missing-field': {
    wrong: after(record(4, { version: undefined })),
    right: after(record(4, { gitBranch: undefined, requestId: undefined })),
  },
  'missing-file': {
    wrong: after(({ folder }) => rm(join(folder, 'projects'), { recursive: true })),
    right: untouched,
    too: ['no-transcript'],
  },
  'no-history': { wrong: after(({ history }) => rm(history)), right: untouched },
  'no-login': { wrong: after(({ credentials }) => rm(credentials)), right: untouched },
  'no-store': {
    wrong: async (folder) => (await validateClaudeStore(join(folder, 'store'))).findings,
    right: untouched,
  },
  'no-transcript': {
    wrong: after(prompt({ sessionId: 'c1d0a6cf-1f6c-4bb0-9a5a-00000000ffff' })),
    right: after(prompt({ sessionId: 'c1d0a6cf-1f6c-4bb0-9a5a-000000000001' })),
  },
  'not-sidechain': {
    wrong: after(besideTranscript('agent-1a2b.jsonl', printJsonl(buildRecords().slice(0, -1)))),
    right: after(besideTranscript('agent-1a2b.jsonl', printJsonl(buildRecords({ agent: true })))),
  },
  'orphan-parent': {
    wrong: after(record(5, { parentUuid: 'deadbeef-0000-4000-8000-000000000000' })),
    right: after(record(5, { parentUuid: null })),
  },
  'parent-cycle': {
    wrong: after(records((all) => Object.assign(all[0] ?? {}, { parentUuid: all[3]?.['uuid'] }))),
    right: after(records((all) => Object.assign(all[4] ?? {}, { parentUuid: all[0]?.['uuid'] }))),
  },
  'unanswered-tool': {
    wrong: after(record(3, says('user', 'not yet'))),
    right: after(
      records((all) => {
        Object.assign(all[2] ?? {}, says('user', 'not yet'))
        Object.assign(all[4] ?? {}, says('user', [result]))
      }),
    ),
  },
  'unasked-result': {
    wrong: after(record(5, says('user', [{ ...result, tool_use_id: 'toolu_OTHER' }]))),
    right: after(record(5, says('user', [result]))),
  },
  'unknown-type': {
    wrong: after(records((all) => all.push({ type: 'from-the-future' }))),
    right: after(records((all) => all.push({ type: 'summary', summary: 'x', leafUuid: 'x' }))),
  },
  'wrong-kind': {
    wrong: after(record(4, { cwd: 5 })),
    right: after(record(4, { costUSD: null, fromTheFuture: 5, toolUseResult: 'text' })),
  },
  'wrong-mode': {
    wrong: after(({ credentials }) => chmod(credentials, 0o640)),
    right: after(({ transcripts: [file = ''] }) => chmod(file, 0o600)),
  },
})
