import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  AmbiguousSessionError,
  NoSuchSessionError,
  StoreFileError,
  StoreFormatError,
} from '../../src/errors.ts'
import {
  buildClaudeStore,
  buildLargeTranscript,
  printJsonl,
  type BuiltClaudeStore,
} from '../../src/stores/builders/claude-store-builder.ts'
import { buildRateLimitRecord, buildRecords } from '../../src/stores/builders/claude-records.ts'
import { ClaudeStore } from '../../src/stores/claude/claude-store.ts'
import { exportSession, importSession } from '../../src/stores/claude/session-archive.ts'
import { validateClaudeStore } from '../../src/stores/claude/validate-claude-store.ts'
import { walkFiles } from '../../src/stores/walk-files.ts'

let root: string
let built: BuiltClaudeStore
let store: ClaudeStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'termtape-'))
  built = await buildClaudeStore(join(root, 'claude'), { sessions: 3 })
  store = new ClaudeStore(built.folder)
  return () => rm(root, { recursive: true })
})

const [a, b, c] = [1, 2, 3].map((at) => `c1d0a6cf-1f6c-4bb0-9a5a-00000000000${at}`)

async function codes(options: Parameters<typeof validateClaudeStore>[1] = {}): Promise<string[]> {
  const { findings } = await validateClaudeStore(built.folder, options)
  return findings.map((each) => `${each.code} ${each.file}${each.line === undefined ? '' : `:${each.line}`}`)
}

describe('validate', () => {
  it('asks for a folder first', async () => {
    const report = await validateClaudeStore(join(root, 'none'))
    expect(report.findings).toMatchObject([
      { code: 'no-store', message: expect.stringMatching(/^Run claude login first/) },
    ])
    expect((await validateClaudeStore(built.history)).valid).toBe(false)
  })

  it('names what is missing', async () => {
    await rm(built.history)
    await rm(built.credentials)
    expect(await codes()).toEqual(['no-history history.jsonl', 'no-login .credentials.json'])
    await rm(join(built.folder, 'projects'), { recursive: true })
    expect(await codes()).toEqual([
      'missing-file projects',
      'no-history history.jsonl',
      'no-login .credentials.json',
    ])
    expect((await validateClaudeStore(built.folder)).valid).toBe(true)
    expect((await validateClaudeStore(built.folder, { strict: true })).valid).toBe(false)
  })

  it('is strict on a store in use: with a keychain or an API key, old sessions removed, a token to be renewed', async () => {
    await appendFile(
      built.history,
      [{ display: '', sessionId: '00000000-0000-4000-8000-000000000000' }, { display: 'x' }]
        .map(
          (each) =>
            `${JSON.stringify({ timestamp: 1_790_848_900_000, project: '/home/user/project', ...each })}\n`,
        )
        .join(''),
    )
    const { claudeAiOauth } = JSON.parse(await readFile(built.credentials, 'utf8'))
    await writeFile(
      built.credentials,
      JSON.stringify({ claudeAiOauth: { ...claudeAiOauth, expiresAt: 1_600_000_000_000 } }),
    )
    const stale = await validateClaudeStore(built.folder, { strict: true })
    expect(stale).toMatchObject({ valid: true, counts: { error: 0, warning: 0, info: 3 } })
    await rm(built.credentials)
    expect(await validateClaudeStore(built.folder, { strict: true })).toMatchObject({ valid: true })
    await writeFile(built.credentials, JSON.stringify({ mcpOAuth: {} }), { mode: 0o600 })
    expect(await validateClaudeStore(built.folder, { strict: true })).toMatchObject({ valid: true })
  })

  it.skipIf(process.platform === 'win32')('looks at modes', async () => {
    await chmod(built.credentials, 0o644)
    await chmod(built.transcripts[0] ?? '', 0o666)
    await chmod(built.transcripts[1] ?? '', 0o600)
    const { findings } = await validateClaudeStore(built.folder)
    expect(findings.map((each) => each.message)).toEqual([
      'expected mode 600, got 644',
      'expected mode 644, got 666',
    ])
    expect(await codes({ modes: false })).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('looks at the helper', async () => {
    const helper = join(root, 'claude-resume-helpers.sh')
    expect(await codes({ helper })).toEqual([`missing-file ${helper}`])
    await writeFile(helper, '')
    await chmod(helper, 0o755)
    expect(await codes({ helper })).toEqual([])
    await chmod(helper, 0o644)
    expect(await codes({ helper })).toEqual([`wrong-mode ${helper}`])
  })

  it.each([
    ['seconds', { timestamp: 1_790_848_800 }, 'bad-timestamp'],
    ['an ISO time', { timestamp: '2026-01-01T00:00:00Z' }, 'bad-timestamp'],
    ['no time', { timestamp: undefined }, 'missing-field'],
    ['no text', { display: undefined }, 'missing-field'],
    ['an empty text', { display: '' }, 'blank-prompt'],
    ['a relative project', { project: 'x' }, 'wrong-kind'],
    ['no project', { project: undefined }, 'missing-field'],
    ['a session that is none', { sessionId: '4bb6334' }, 'bad-id'],
    ['a session without transcript', { sessionId: '00000000-0000-4000-8000-000000000000' }, 'no-transcript'],
    ['pastes as a list', { pastedContents: [] }, 'wrong-kind'],
    ['a paste without type', { pastedContents: { 1: {} } }, 'wrong-kind'],
  ])('judges the history: %s', async (_, fields, code) => {
    const entry = { display: 'x', timestamp: 1_790_848_800_000, project: '/home/user', ...fields }
    await appendFile(built.history, `${JSON.stringify(entry)}\n`)
    expect(await codes()).toEqual([`${code} history.jsonl:4`])
  })

  it.each([
    ['an old entry without session', { sessionId: undefined }],
    [
      'a paste kept elsewhere',
      { pastedContents: { 1: { id: 1, type: 'text', contentHash: 'd07c78137ebcc578' } } },
    ],
    ['a project on Windows', { project: 'C:\\Users\\user' }],
  ])('accepts in the history: %s', async (_, fields) => {
    const entry = { display: 'x', timestamp: 1_790_848_800_000, project: '/home/user', ...fields }
    await appendFile(built.history, `${JSON.stringify(entry)}\n`)
    expect(await codes()).toEqual([])
  })

  it('finds records of another session and of the main chain in an agent', async () => {
    const project = dirname(built.transcripts[0] ?? '')
    await writeFile(
      built.transcripts[0] ?? '',
      printJsonl(buildRecords({ sessionId: b ?? '', records: 4 }).slice(0, 4)),
    )
    await writeFile(
      join(project, 'agent-x.jsonl'),
      printJsonl(buildRecords({ sessionId: a ?? '', records: 4 }).slice(0, 4)),
    )
    const found = new Set((await codes()).map((each) => each.replace(/:\d+$/, '')))
    expect([...found].map((each) => each.split(' ')[0])).toEqual(['not-sidechain', 'foreign-session'])
  })

  it('advises on sizes', async () => {
    await truncate(built.transcripts[0] ?? '', 0)
    await buildLargeTranscript(built.transcripts[0] ?? '', 53_000_000)
    expect(await codes()).toEqual([`large-transcript projects/-home-user-project/${a}.jsonl`])
    await buildClaudeStore(built.folder, { sessions: 501, records: 4 })
    expect(await codes()).toEqual(['many-sessions projects/-home-user-project'])
  })

  it('takes a record of an unknown type for a parent', async () => {
    const [first = {}, second = {}, ...others] = buildRecords({ sessionId: a ?? '' })
    const uuid = 'c1d0a6cf-1f6c-4bb0-9a5a-0000000000ff'
    const unknown = { type: 'from-the-future', uuid, parentUuid: first['uuid'] }
    await writeFile(
      built.transcripts[0] ?? '',
      printJsonl([first, unknown, { ...second, parentUuid: unknown.uuid }, ...others]),
    )
    expect(await codes()).toEqual([expect.stringMatching(/^unknown-type .*:2$/)])
  })

  it('tolerates what it does not know', async () => {
    await mkdir(join(built.folder, 'from-the-future'))
    await writeFile(join(built.folder, 'from-the-future', 'x.jsonl'), '\0\0')
    await writeFile(join(built.folder, 'todos.lock'), '')
    expect(await codes()).toEqual([])
  })
})

describe('queries', () => {
  it('lists the sessions, latest first, and describes them', async () => {
    await writeFile(built.transcripts[1] ?? '', printJsonl(buildRecords({ sessionId: b ?? '', records: 40 })))
    const sessions = await store.listSessions()
    expect(sessions.map((each) => each.id)).toEqual([b, a, c])
    expect(sessions[0]).toMatchObject({
      project: '-home-user-project',
      cwd: '/home/user/project',
      title: 'Session 0002',
      firstPrompt: 'Step 0: list the files',
      gitBranch: 'main',
      lastActivity: 1_790_848_839_000,
      sizeBytes: (await readFile(built.transcripts[1] ?? '')).length,
    })
  })

  it('knows where a session was started that went to other folders', async () => {
    const records = buildRecords({ sessionId: a ?? '', records: 40 })
    const moved = records.map((each, at) => (at < 2 ? each : { ...each, cwd: '/home/user/project/deep' }))
    await writeFile(built.transcripts[0] ?? '', printJsonl(moved))
    const cwdOf = async (): Promise<string | undefined> =>
      (await store.listSessions()).find(({ id }) => id === a)?.cwd
    expect(await cwdOf()).toBe('/home/user/project')
    // The first folder is not the session's own: it was started elsewhere and the file's beginning is lost.
    await writeFile(
      built.transcripts[0] ?? '',
      printJsonl(records.map((each, at) => ({ ...each, cwd: at < 4 ? '/tmp' : '/home/user/project' }))),
    )
    expect(await cwdOf()).toBe('/home/user/project')
    await writeFile(built.transcripts[0] ?? '', printJsonl(records.map((each) => ({ ...each, cwd: '/tmp' }))))
    expect(await cwdOf()).toBe('/tmp')
  })

  it('describes a session whose first line is longer than what is read at first', async () => {
    const long = {
      ...buildRecords()[0],
      message: { role: 'user', content: [{ type: 'text', text: `go ${'x'.repeat(2_000_000)}` }] },
    }
    await writeFile(built.transcripts[0] ?? '', printJsonl([long]))
    const session = (await store.listSessions()).find((each) => each.id === a)
    expect(session?.firstPrompt).toHaveLength(200)
  })

  it('skips a session that cannot be read, and says which', async () => {
    await writeFile(built.transcripts[1] ?? '', 'not json\n')
    await truncate(built.transcripts[2] ?? '', 0)
    const skipped: string[] = []
    const sessions = await store.listSessions({
      skipped: (session, why) => skipped.push(`${session.id} ${why}`),
    })
    expect(sessions.map((each) => each.id)).toEqual([a])
    expect(skipped).toEqual([`${b} it holds no message`, `${c} it holds no message`])
  })

  it('has no sessions where no store is', async () => {
    expect(await new ClaudeStore(join(root, 'none')).listSessions()).toEqual([])
  })

  it('finds a keyword in what was said, in any case, and nowhere else', async () => {
    expect((await store.findSessions('TWO FILES — 7')).map((each) => [each.id, each.lines])).toEqual([
      [a, [8]],
      [b, [8]],
      [c, [8]],
    ])
    expect(await store.findSessions('tool_use_id')).toEqual([])
  })

  it('knows the current session, of a folder too', async () => {
    await writeFile(built.transcripts[1] ?? '', printJsonl(buildRecords({ sessionId: b ?? '', records: 40 })))
    const other = await buildClaudeStore(join(root, 'other'), { sessions: 1, cwd: '/home/user/other' })
    expect((await store.currentSession())?.id).toBe(b)
    expect((await store.currentSession('/home/user/project'))?.id).toBe(b)
    expect(await store.currentSession('/home/user/other')).toBeUndefined()
    expect((await new ClaudeStore(other.folder).currentSession('/home/user/other'))?.id).toBe(a)
  })

  it('tells which sessions are rate limited, not which speak of it', async () => {
    const records = buildRecords({ sessionId: a ?? '' }).slice(0, -1)
    const last = records.at(-1) ?? {}
    await writeFile(built.transcripts[0] ?? '', printJsonl([...records, buildRateLimitRecord(last)]))
    const chat = {
      ...last,
      message: { role: 'assistant', content: [{ type: 'text', text: 'rate limit exceeded' }] },
    }
    await appendFile(built.transcripts[1] ?? '', printJsonl([chat]))
    // Limited once, and gone on since.
    await writeFile(built.transcripts[2] ?? '', printJsonl([buildRateLimitRecord(records[0] ?? {}), last]))
    expect(await store.rateLimited()).toMatchObject([{ id: a, resets: '8pm (Etc/UTC)' }])
  })

  it('tells which sessions were logged out, and what the login is', async () => {
    const [prompt = {}] = buildRecords({ sessionId: b ?? '' })
    const failed = { ...buildRateLimitRecord(prompt), error: 'authentication_failed', apiErrorStatus: 401 }
    await appendFile(built.transcripts[1] ?? '', printJsonl([failed]))
    expect((await store.loginFailed()).map((each) => each.id)).toEqual([b])
    expect(await store.loginState({ now: 0 })).toBe('active')
    expect(await store.loginState({ now: 4_102_444_800_000 })).toBe('expired')
    await rm(built.credentials)
    expect(await store.loginState()).toBe('none')
  })

  it('resolves the beginning of an id', async () => {
    expect((await store.resolve(a ?? '')).file).toBe(built.transcripts[0])
    expect((await store.resolve((a ?? '').toUpperCase())).id).toBe(a)
    await expect(store.resolve('c1d0')).rejects.toThrow(AmbiguousSessionError)
    await expect(store.resolve('4bb6')).rejects.toThrow(NoSuchSessionError)
    const copy = join(built.folder, 'projects/-other', `${a}.jsonl`)
    await mkdir(dirname(copy))
    await writeFile(copy, '')
    const candidates = [`-home-user-project/${a}`, `-other/${a}`]
    await expect(store.resolve(a ?? '')).rejects.toMatchObject({ code: 'ambiguous-session', candidates })
    for (const file of [copy, ...built.transcripts.slice(1)]) await rm(file)
    expect((await store.resolve('c1d0')).id).toBe(a)
  })

  it('gives the conversation', async () => {
    expect(await store.conversation(a ?? '')).toEqual(buildRecords({ sessionId: a ?? '' }).slice(0, -1))
  })
})

const contents = async (folder: string): Promise<[string, string][]> => {
  const files = (await walkFiles(folder)).filter((each) => each.kind === 'file')
  return Promise.all(
    files.map(async (each): Promise<[string, string]> => [
      each.path,
      await readFile(join(folder, each.path), 'latin1'),
    ]),
  )
}

describe('export and import', () => {
  it('come round, byte for byte, broken lines and agents included', async () => {
    await appendFile(built.transcripts[0] ?? '', '{"torn')
    await writeFile(
      join(dirname(built.transcripts[0] ?? ''), 'agent-old.jsonl'),
      printJsonl(buildRecords({ sessionId: a ?? '', agent: true })),
    )
    await writeFile(
      join(dirname(built.transcripts[0] ?? ''), 'agent-other.jsonl'),
      printJsonl(buildRecords({ sessionId: b ?? '', agent: true })),
    )
    const archive = await exportSession(store, a ?? '', join(root, 'out'))
    expect(archive.files.map((each) => each.path)).toEqual(
      ['agent-old.jsonl', `${a}.jsonl`, `${a}/subagents/agent-1a2b3c4d.jsonl`].sort(),
    )
    const second = new ClaudeStore(join(root, 'second'))
    await importSession(second, join(root, 'out'))
    expect(await readFile(join(root, 'second/history.jsonl'), 'utf8')).toBe(
      (await readFile(built.history, 'utf8')).split('\n')[0] + '\n',
    )
    await exportSession(second, a ?? '', join(root, 'again'))
    expect(await contents(join(root, 'again'))).toEqual(await contents(join(root, 'out')))
    const before = await contents(join(root, 'second'))
    await importSession(second, join(root, 'out'))
    expect(await contents(join(root, 'second'))).toEqual(before)
    expect(JSON.stringify(await contents(join(root, 'out')))).not.toContain('SYNTHETIC')
  })

  it('overwrite nothing', async () => {
    await exportSession(store, a ?? '', join(root, 'out'))
    await expect(exportSession(store, a ?? '', join(root, 'out'))).rejects.toThrow(StoreFileError)
    await appendFile(built.transcripts[0] ?? '', '{"a":1}\n')
    await expect(importSession(store, join(root, 'out'))).rejects.toThrow(/Another version/)
  })

  it('refuse an archive that was changed or leaves its folder', async () => {
    const out = join(root, 'out')
    const archive = await exportSession(store, a ?? '', out)
    const second = new ClaudeStore(join(root, 'second'))
    await appendFile(join(out, 'files', `${a}.jsonl`), ' ')
    await expect(importSession(second, out)).rejects.toThrow(StoreFormatError)
    for (const path of ['../x', `${a}/../../x`, '/etc/passwd', `${b}.jsonl`, `${a}/./x`]) {
      await writeFile(
        join(out, 'archive.json'),
        JSON.stringify({ ...archive, files: [{ path, bytes: 0, sha256: '' }] }),
      )
      await expect(importSession(second, out)).rejects.toThrow(StoreFormatError)
    }
    await writeFile(join(out, 'archive.json'), JSON.stringify({ ...archive, project: '..' }))
    await expect(importSession(second, out)).rejects.toThrow(StoreFormatError)
    expect(await walkFiles(join(root, 'second'))).toEqual([])
  })
})
