import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { resumeAll } from '../../../src/control/claude/resume-all.ts'
import { resume } from '../../../src/control/claude/resume.ts'
import { tmux } from '../../../src/control/claude/tmux.ts'
import { NoSuchSessionError, OptionError } from '../../../src/errors.ts'
import { buildRateLimitRecord, buildRecords } from '../../../src/stores/builders/claude-records.ts'
import {
  type BuiltClaudeStore,
  buildClaudeStore,
  printJsonl,
} from '../../../src/stores/builders/claude-store-builder.ts'

let root: string
let work: string
let store: BuiltClaudeStore
let common: { folder: string; env: Record<string, string> }

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'termtape-spec-')))
  work = join(root, 'my.project')
  await mkdir(join(root, 'bin'))
  await mkdir(work)
  await writeFile(
    join(root, 'bin/claude'),
    '#!/bin/sh\necho "args: $*"\npwd\ncase "$*" in *sleep*|*1) exec sleep 1000;; *fail*) echo bad >&2; exit 3;; esac\n',
    { mode: 0o755 },
  )
  store = await buildClaudeStore(join(root, 'store'), { sessions: 3, cwd: work })
  common = { folder: store.folder, env: { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` } }
  return () => rm(root, { recursive: true, force: true })
})

async function limit(at: number): Promise<void> {
  const sessionId = store.sessionIds[at] ?? ''
  const records = buildRecords({ sessionId, cwd: work })
  const last = records.findLast((each) => each['uuid'] !== undefined) ?? {}
  await writeFile(store.transcripts[at] ?? '', printJsonl([...records, buildRateLimitRecord(last)]))
}

it('resumes a session by the beginning of its id, where it ran', async () => {
  await using session = await resume('c1d0a6cf-1f6c-4bb0-9a5a-000000000002', 'go on', common)
  await session.expect('args: -r c1d0a6cf-1f6c-4bb0-9a5a-000000000002 go on')
  await session.expect(work)
  await session.expectEof()
})

it('refuses what is no session, and a prompt that would be an option', async () => {
  await expect(resume('deadbeef', 'x', common)).rejects.toThrow(NoSuchSessionError)
  await expect(resume(store.sessionIds[0] ?? '', '--help', common)).rejects.toThrow(OptionError)
})

it('resumes the sessions that reached the limit, and logs each', async () => {
  await limit(1)
  await limit(2)
  const resumed = await resumeAll({ ...common, pauseMs: 1, prompt: 'fail' })
  expect(resumed.map(({ id, exit }) => ({ id, exit }))).toEqual(
    store.sessionIds.slice(1).map((id) => ({ id, exit: { code: 3, signal: null } })),
  )
  const logs = await readdir(join(store.folder, 'resume-logs'))
  expect(logs).toHaveLength(2)
  for (const name of logs) expect(name).toMatch(/^\d{8}-\d{6}-c1d0a6cf-[-0-9a-f]+\.log$/)
  expect(await readFile(resumed[0]?.log ?? '', 'utf8')).toBe(
    `args: -r ${store.sessionIds[1]} fail\n${work}\nbad\n`,
  )
})

it('ends a session whose time is up', async () => {
  await limit(1)
  const [one] = await resumeAll({ ...common, runMs: 300, prompt: 'sleep' })
  expect(one).toMatchObject({ exit: undefined })
  expect(one).not.toHaveProperty('error')
})

it('creates a tmux session of three windows, and attaches to it the next time', async () => {
  const socket = `termtape-spec-${process.pid}`
  const ask = (...args: string[]): string =>
    execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' })
  onTestFinished(() => void ask('kill-server'))
  const id = store.sessionIds[0] ?? ''
  const options = { ...common, socket }
  const first = await tmux(id, options)
  await first.expect(`args: -r ${id}`)
  await first.expect('logs')
  const windows = '#{session_name} #{window_name}'
  const three = ['claude', 'shell', 'logs'].map((name) => `claude-my_project-c1d0a6cf ${name}\n`).join('')
  expect(ask('list-windows', '-a', '-F', windows)).toBe(three)
  const shells = ask('list-panes', '-a', '-F', '#{pane_pid}')
  await first.close()
  expect(ask('list-panes', '-a', '-F', '#{pane_pid}')).toBe(shells)
  await using second = await tmux(id, options)
  await second.expect(`args: -r ${id}`)
  await second.expect('logs')
  expect(ask('list-windows', '-a', '-F', windows)).toBe(three)
})
