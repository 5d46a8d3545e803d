import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCredentials } from '../../src/stores/builders/claude-store-builder.ts'
import {
  buildRateLimitRecord,
  buildRecords,
  type BuiltRecord,
} from '../../src/stores/builders/claude-records.ts'
import { checkRecord } from '../../src/stores/claude/check-record.ts'
import { openClaudeLog } from '../../src/stores/claude/claude-rules.ts'
import { buildConversation } from '../../src/stores/claude/conversation.ts'
import { checkCredentials } from '../../src/stores/claude/credentials.ts'
import { findParentCycles } from '../../src/stores/claude/parent-cycles.ts'
import { isProjectFolderOf, projectFolder } from '../../src/stores/claude/project-folder.ts'
import { isRateLimit, rateLimitReset } from '../../src/stores/claude/api-error.ts'
import { RecordTable } from '../../src/stores/claude/record-table.ts'
import { storeEntry } from '../../src/stores/claude/store-layout.ts'

function judge(record: BuiltRecord): string[] {
  const found: string[] = []
  const kind = checkRecord(record, (code, path) => found.push(`${code} ${path}`))
  return [kind, ...found]
}

const [user = {}, assistant = {}] = buildRecords()
const sessionId = user['sessionId']

describe('records', () => {
  it.each<[string, BuiltRecord, string[]]>([
    ['a user record', user, ['chain']],
    ['an assistant record', assistant, ['chain']],
    [
      'content of strings',
      { ...user, message: { role: 'user', content: ['a', { type: 'text', text: 'b' }] } },
      ['chain'],
    ],
    [
      'a block nobody knows',
      { ...user, message: { role: 'user', content: [{ type: 'hologram' }] } },
      ['chain'],
    ],
    ['an empty branch', { ...user, gitBranch: '' }, ['chain']],
    ['no message id', { ...assistant, message: { role: 'assistant', content: [] } }, ['chain']],
    [
      'a system record',
      { ...user, type: 'system', subtype: 'compact_boundary', parentUuid: null },
      ['chain'],
    ],
    ['a progress record', { ...user, type: 'progress', data: {} }, ['chain']],
    ['progress of nothing', { ...user, type: 'progress' }, ['chain', 'missing-field data']],
    ['an attachment', { ...user, type: 'attachment', attachment: { type: 'file' } }, ['chain']],
    ['an attachment without it', { ...user, type: 'attachment' }, ['chain', 'missing-field attachment']],
    ['a summary', { type: 'summary', summary: 'x', leafUuid: 'y' }, ['latch']],
    ['a summary of nothing', { type: 'summary', leafUuid: 'y' }, ['latch', 'missing-field summary']],
    ['a snapshot', { type: 'file-history-snapshot', messageId: 'x', snapshot: {} }, ['latch']],
    [
      'a queue operation',
      { type: 'queue-operation', operation: 'enqueue', sessionId, timestamp: user['timestamp'] },
      ['latch'],
    ],
    [
      'a queue operation without time',
      { type: 'queue-operation', operation: 'enqueue', sessionId },
      ['latch', 'missing-field timestamp'],
    ],
    ['a fork', { type: 'fork-context-ref', parentSessionId: sessionId }, ['latch']],
    ['an unknown type', { type: 'artifact-x' }, ['unknown', 'unknown-type type']],
    ['a type of the prototype', { type: 'constructor' }, ['unknown', 'unknown-type type']],
    ['no type', { a: 1 }, ['unknown', 'missing-field type']],
    ['a number as type', { type: 1 }, ['unknown', 'wrong-kind type']],
    ['no uuid', { ...user, uuid: undefined }, ['chain', 'missing-field uuid']],
    ['a uuid that is none', { ...user, uuid: 'x' }, ['chain', 'bad-id uuid']],
    ['a version nobody made of a uuid', { ...user, uuid: '11111111-1111-1111-1111-111111111111' }, ['chain']],
    ['no parent field', { ...user, parentUuid: undefined }, ['chain', 'missing-field parentUuid']],
    ['a session that is none', { ...user, sessionId: 5 }, ['chain', 'bad-id sessionId']],
    ['no side chain', { ...user, isSidechain: undefined }, ['chain', 'missing-field isSidechain']],
    ['a side chain as text', { ...user, isSidechain: 'no' }, ['chain', 'wrong-kind isSidechain']],
    ['no cwd', { ...user, cwd: undefined }, ['chain', 'missing-field cwd']],
    ['a version as a number', { ...user, version: 2 }, ['chain', 'wrong-kind version']],
    ['no user type', { ...user, userType: undefined }, ['chain', 'missing-field userType']],
    ['no time', { ...user, timestamp: undefined }, ['chain', 'missing-field timestamp']],
    ['milliseconds as time', { ...user, timestamp: 1_790_848_800_000 }, ['chain', 'bad-timestamp timestamp']],
    [
      'a time of another zone',
      { ...user, timestamp: '2026-01-01T00:00:00+02:00' },
      ['chain', 'bad-timestamp timestamp'],
    ],
    [
      'a month that is none',
      { ...user, timestamp: '2026-13-01T00:00:00.000Z' },
      ['chain', 'bad-timestamp timestamp'],
    ],
    ['no message', { ...user, message: undefined }, ['chain', 'missing-field message']],
    [
      'the other role',
      { ...user, message: { role: 'assistant', content: '' } },
      ['chain', 'wrong-kind message.role'],
    ],
    [
      'text where an assistant has blocks',
      { ...assistant, message: { role: 'assistant', content: 'x' } },
      ['chain', 'bad-block message.content'],
    ],
    [
      'content misspelt',
      { ...user, message: { role: 'user', contenst: 'x' } },
      ['chain', 'bad-block message.content'],
    ],
    [
      'a call without input',
      { ...assistant, message: { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'b' }] } },
      ['chain', 'bad-block message.content[0].input'],
    ],
    [
      'a result without call id',
      { ...user, message: { role: 'user', content: [{ type: 'tool_result' }] } },
      ['chain', 'bad-block message.content[0].tool_use_id'],
    ],
    [
      'a text block without text',
      { ...user, message: { role: 'user', content: [{ type: 'text' }] } },
      ['chain', 'bad-block message.content[0].text'],
    ],
    [
      'thoughts without words',
      { ...assistant, message: { role: 'assistant', content: [{ type: 'thinking' }] } },
      ['chain', 'bad-block message.content[0].thinking'],
    ],
  ])('%s', (_, record, expected) => {
    expect(judge(record)).toEqual(expected)
  })
})

describe('credentials', () => {
  const now = 4_102_444_799_999
  const good = buildCredentials()
  const login = good['claudeAiOauth']
  const changed = (fields: BuiltRecord): BuiltRecord => ({
    claudeAiOauth: { ...(typeof login === 'object' ? login : {}), ...fields },
  })
  it.each<[string, unknown, string, string[]]>([
    ['good ones', good, 'active', []],
    ['beside what others keep', { ...good, mcpOAuth: {} }, 'active', []],
    ['a login by API key', { organizationUuid: 'x' }, 'none', []],
    ['a login without refresh token', changed({ refreshToken: undefined }), 'active', []],
    [
      'null tiers',
      changed({ subscriptionType: null, rateLimitTier: null, refreshToken: null }),
      'active',
      [],
    ],
    ['expired', changed({ expiresAt: now }), 'expired', ['credentials-stale claudeAiOauth.expiresAt']],
    [
      'expired for good',
      changed({ expiresAt: now, refreshToken: null }),
      'expired',
      ['credentials-expired claudeAiOauth.expiresAt'],
    ],
    [
      'seconds',
      changed({ expiresAt: 4_102_444_800 }),
      'expired',
      ['credentials-shape claudeAiOauth.expiresAt'],
    ],
    [
      'no expiry',
      changed({ expiresAt: undefined }),
      'expired',
      ['credentials-shape claudeAiOauth.expiresAt'],
    ],
    ['no token', changed({ accessToken: null }), 'active', ['credentials-shape claudeAiOauth.accessToken']],
    [
      'a token with a line break',
      changed({ accessToken: 'sk-ant-oat01-\nX: y' }),
      'active',
      ['credentials-shape claudeAiOauth.accessToken'],
    ],
    [
      'a token of something else',
      changed({ accessToken: 'ghp_x' }),
      'active',
      ['credentials-suspicious claudeAiOauth.accessToken'],
    ],
    [
      'a refresh token that is a number',
      changed({ refreshToken: 5 }),
      'active',
      ['credentials-shape claudeAiOauth.refreshToken'],
    ],
    [
      'scopes as text',
      changed({ scopes: 'user:inference' }),
      'active',
      ['credentials-shape claudeAiOauth.scopes'],
    ],
    [
      'scopes without inference',
      changed({ scopes: [] }),
      'active',
      ['credentials-suspicious claudeAiOauth.scopes'],
    ],
    [
      'no subscription',
      changed({ subscriptionType: undefined }),
      'active',
      ['credentials-suspicious claudeAiOauth.subscriptionType'],
    ],
    [
      'a subscription as a number',
      changed({ subscriptionType: 1 }),
      'active',
      ['credentials-shape claudeAiOauth.subscriptionType'],
    ],
    [
      'a tier as a number',
      changed({ rateLimitTier: 1 }),
      'active',
      ['credentials-shape claudeAiOauth.rateLimitTier'],
    ],
    ['a list', [], 'none', ['credentials-shape ']],
    ['a login that is text', { claudeAiOauth: 'x' }, 'none', ['credentials-shape claudeAiOauth']],
  ])('%s', (_, value, state, expected) => {
    const log = openClaudeLog()
    expect(checkCredentials(JSON.stringify(value), 'x', log, { now })).toBe(state)
    expect(log.report().findings.map((each) => `${each.code} ${each.path ?? ''}`)).toEqual(expected)
  })

  it('are no JSON', () => {
    const log = openClaudeLog()
    expect(checkCredentials('sk-ant-oat01-SPEC', 'x', log)).toBe('none')
    expect(log.report().findings).toMatchObject([{ code: 'credentials-shape', message: 'this is not JSON' }])
  })
})

describe('rate limits', () => {
  const limited = buildRateLimitRecord(user)
  const says = (text: string): BuiltRecord => ({
    ...limited,
    error: undefined,
    apiErrorStatus: undefined,
    message: { role: 'assistant', content: [{ type: 'text', text }] },
  })
  it.each<[string, BuiltRecord, boolean]>([
    ['the program’s word', limited, true],
    ['by its text, old', says('Claude AI usage limit reached|1760000400'), true],
    ['by its text, of a session', says("You've hit your session limit · resets 9:50pm (Etc/UTC)"), true],
    ['by its text, of the API', says('API Error: Rate limit reached'), true],
    ['another error', says('API Error: 529 Overloaded'), false],
    [
      'a chat about rate limits',
      {
        ...assistant,
        message: { role: 'assistant', content: [{ type: 'text', text: 'rate limit exceeded' }] },
      },
      false,
    ],
    ['a chat that quotes it', { ...says("You've hit your limit"), isApiErrorMessage: undefined }, false],
    ['a user who says so', { ...limited, type: 'user' }, false],
  ])('%s', (_, record, expected) => {
    expect(isRateLimit(record)).toBe(expected)
  })

  it.each([
    ['Claude AI usage limit reached|1760000400', 1_760_000_400_000],
    ["You've hit your limit · resets 8pm (Asia/Tokyo)", '8pm (Asia/Tokyo)'],
    ["You've hit your session limit · resets 9:50pm (Etc/UTC)", '9:50pm (Etc/UTC)'],
    ["You've hit your limit · resets Jul 23 at 6pm (Etc/UTC)", 'Jul 23 at 6pm (Etc/UTC)'],
    ['API Error: Rate limit reached', undefined],
  ])('%s ends', (text, expected) => {
    expect(rateLimitReset(says(text))).toBe(expected)
  })
})

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

const link = (at: number, parent: number | null, more: BuiltRecord = {}): BuiltRecord => ({
  type: 'user',
  uuid: id(at),
  parentUuid: parent === null ? null : id(parent),
  ...more,
})

const chain = (records: BuiltRecord[]): number[] =>
  buildConversation(records).map((each) => Number(String(each['uuid']).slice(-4)))

describe('conversations', () => {
  it.each<[string, BuiltRecord[], number[]]>([
    ['in order', [link(1, null), link(2, 1), link(3, 2)], [1, 2, 3]],
    ['whatever the order in the file', [link(3, 2), link(1, null), link(2, 1)], [1, 2, 3]],
    ['the branch that was written last', [link(1, null), link(2, 1), link(3, 1)], [1, 3]],
    ['not the side chain', [link(1, null), link(2, 1), link(3, 1, { isSidechain: true })], [1, 2]],
    ['not what is meta', [link(1, null), link(2, 1), link(3, null, { isMeta: true })], [1, 2]],
    ['the side chain where nothing else is', [link(1, null, { isSidechain: true })], [1]],
    ['without what is only progress at its end', [link(1, null), link(2, 1, { type: 'progress' })], [1]],
    [
      'from the compaction on',
      [link(1, null), link(2, null, { type: 'system', logicalParentUuid: id(1) }), link(3, 2)],
      [2, 3],
    ],
    ['nothing, of a circle', [link(1, 2), link(2, 1)], []],
    ['out of a circle', [link(1, 2), link(2, 1), link(3, 2)], [1, 2, 3]],
    ['of its own parent', [link(1, 1), link(2, 1)], [1, 2]],
    ['after a lost parent', [link(2, 1), link(3, 2)], [2, 3]],
  ])('%s', (_, records, expected) => {
    expect(chain(records)).toEqual(expected)
  })

  it('always end, whoever is whose parent', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(12)), { maxLength: 12 }), (parents) => {
        const found = chain(parents.map((parent, at) => link(at, parent)))
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })

  it('find one row of every circle', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 15 }), { minLength: 1, maxLength: 16 }), (parents) => {
        const parent = (row: number): number => {
          const found = parents[row] ?? -1
          return found < parents.length ? found : -1
        }
        const onCircle = (row: number): boolean => {
          let at = parent(row)
          for (let steps = 0; steps < 20 && at !== -1 && at !== row; steps += 1) at = parent(at)
          return at === row
        }
        const firsts = parents.flatMap((_, row) => {
          if (!onCircle(row)) return []
          for (let at = parent(row); at !== row; at = parent(at)) if (at < row) return []
          return [row]
        })
        expect(findParentCycles({ rows: parents.length, parent }).sort((a, b) => a - b)).toEqual(firsts)
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['/Users/foo/my-project', '-Users-foo-my-project'],
    ['plugin:name:server', 'plugin-name-server'],
    ['/home/coder/projects/my_app.v2', '-home-coder-projects-my-app-v2'],
    ['C:\\Users\\user\\src', 'C--Users-user-src'],
    ['/tmp/日本語/x', '-tmp-----x'],
    ['/x'.repeat(100), '-x'.repeat(100)],
  ])('%s becomes %s', (cwd, name) => {
    expect(projectFolder(cwd)).toEqual({ name, exact: true })
  })

  it('knows only the beginning of a long one', () => {
    expect(isProjectFolderOf(`${'-x'.repeat(100)}-s0cpjn`, '/x'.repeat(101))).toBe(true)
    expect(isProjectFolderOf('-x', '/x')).toBe(true)
    expect(isProjectFolderOf('-x-y', '/x')).toBe(false)
  })

  it.each([
    ['projects/-p/c1d0a6cf-1f6c-4bb0-9a5a-000000000001.jsonl', 'transcript'],
    ['projects/-p/agent-1.jsonl', 'agent'],
    ['projects/-p/c1d0a6cf-1f6c-4bb0-9a5a-000000000001/subagents/workflows/r/agent-1.jsonl', 'agent'],
    ['projects/-p/c1d0a6cf-1f6c-4bb0-9a5a-000000000001/subagents/journal.jsonl', 'other'],
    ['projects/-p/notes.jsonl', 'stray'],
    ['projects/-p/sessions-index.json', 'other'],
    ['resume-logs/20261001-100000-c1d0a6cf.log', 'resume-log'],
    ['resume-logs/today.log', 'bad-resume-log'],
    ['history.jsonl', 'history'],
    ['.credentials.json', 'credentials'],
    ['from-the-future/x', 'other'],
  ])('%s is a %s', (path, kind) => {
    expect(storeEntry(path).kind).toBe(kind)
  })
})

const spread = (at: number): string =>
  `${(at * 7_919).toString(16).padStart(8, '0')}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`

it('keeps as many records apart as there are', () => {
  const table = new RecordTable()
  for (let at = 0; at < 5_000; at += 1)
    table.define(table.row(spread(at)), at - 1, { line: at + 1, offset: at * 10, bytes: 9 })
  expect(table.rows).toBe(5_000)
  expect(table.row(spread(4_321).toUpperCase())).toBe(4_321)
  expect(table.parent(4_321)).toBe(4_320)
  expect(table.place(4_321)).toEqual({ line: 4_322, offset: 43_210, bytes: 9 })
  expect(table.line(table.row(spread(9_999)))).toBe(0)
})
