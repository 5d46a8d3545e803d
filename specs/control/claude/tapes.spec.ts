import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { resumeAll } from '../../../src/control/claude/resume-all.ts'
import { resume } from '../../../src/control/claude/resume.ts'
import { tmux } from '../../../src/control/claude/tmux.ts'
import { buildRateLimitRecord, buildRecords } from '../../../src/stores/builders/claude-records.ts'
import {
  type BuiltClaudeStore,
  buildClaudeStore,
  printJsonl,
} from '../../../src/stores/builders/claude-store-builder.ts'

/** Reads one line and answers, where somebody is there to type it. */
const claude = `#!/bin/sh
printf 'Session %s\\n%s\\n' "$2" "$3"
test -t 0 || exit 0
printf '> '
read -r line && echo "So: $line"
`

// The sessions ran in a folder that every machine has, by the same name.
const cwd = join(process.cwd(), 'specs')

let root: string
let store: BuiltClaudeStore

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'termtape-spec-')))
  store = await buildClaudeStore(join(root, 'store'), { sessions: 3, cwd })
  vi.stubEnv('CLAUDE_CONFIG_DIR', store.folder)
  return async () => {
    vi.unstubAllEnvs()
    await rm(root, { recursive: true, force: true })
  }
})

/** A name for a tape, and a PATH on which there is nothing, unless the tape is yet to be recorded. */
async function tapeOf(program: string, name: string): Promise<string> {
  const tapeName = `specs--control--claude--tapes/${name}`
  const bin = join(root, 'bin')
  await mkdir(bin)
  const there = existsSync(`tapes/${program}/${tapeName}.json5`) || existsSync(`tapes/${program}/${tapeName}`)
  if (!there) await writeFile(join(bin, 'claude'), claude, { mode: 0o755 })
  vi.stubEnv('PATH', there ? bin : [bin, process.env['PATH']].join(delimiter))
  return tapeName
}

it('resumes a session with no claude on this machine', async () => {
  const tapeName = await tapeOf('claude', 'resume')
  const id = store.sessionIds[1] ?? ''
  await using session = await resume(id, 'continue', { tapeName })
  await session.expect(`Session ${id}`)
  await session.expect('> ')
  await session.sendLine('list the files')
  await session.expect('So: list the files')
  await session.expectEof()
  expect(await session.exit).toEqual({ code: 0, signal: null })
})

it('resumes all limited sessions, each from its own tape', async () => {
  for (const at of [0, 2]) {
    const records = buildRecords({ sessionId: store.sessionIds[at] ?? '', cwd })
    const limit = buildRateLimitRecord(records.findLast((each) => each['uuid'] !== undefined) ?? {})
    await writeFile(store.transcripts[at] ?? '', printJsonl([...records, limit]))
  }
  const tapeName = await tapeOf('claude', 'resume-all')
  const resumed = await resumeAll({ tapeName, pauseMs: 1 })
  expect(resumed.map(({ id }) => id)).toEqual([store.sessionIds[0], store.sessionIds[2]])
  for (const { id, log, error } of resumed) {
    expect(error).toBeUndefined()
    expect(await readFile(log, 'utf8')).toContain(`Session ${id}\ncontinue\n`)
  }
})

it('attaches to tmux with no tmux on this machine', async () => {
  const tapeName = await tapeOf('env', 'tmux')
  const socket = 'termtape-tape'
  const home = join(root, 'home')
  await mkdir(home)
  // The status line says the name of the machine and the time, unless told otherwise.
  await writeFile(join(home, '.tmux.conf'), "set -g status-right ''\n")
  const id = store.sessionIds[0] ?? ''
  const recording = process.env['PATH']?.includes(delimiter) === true
  try {
    await using session = await tmux(id, {
      tapeName,
      socket,
      env: { HOME: home },
      match: { env: { ignoreNames: ['HOME'] } },
    })
    await session.expect(`Session ${id}`)
    await session.expect('logs')
    await session.sendLine('list the files')
    await session.expect('So: list the files')
  } finally {
    if (recording) execFileSync('tmux', ['-L', socket, 'kill-server'])
  }
})
