import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram } from '../../built.ts'
import {
  cleanupSessions,
  cleanupZombies,
  control,
  getSession,
  listSessions,
  saveState,
  status,
} from '../../../src/control/registry/control.ts'
import {
  LimitError,
  OptionError,
  SessionElsewhereError,
  SpawnError,
  StoreFormatError,
} from '../../../src/errors.ts'
import { TIMEOUT } from '../../../src/session/pattern.ts'
import { useHome } from '../home.ts'

const home = useHome()
const shell = { env: { PS1: 'ready> ' } }

async function configure(config: object): Promise<void> {
  await mkdir(home.folder, { recursive: true })
  await writeFile(join(home.folder, 'config.json'), JSON.stringify(config))
}

/** Another process that holds a session. */
async function holder(id: string, command: string): Promise<{ child: ChildProcess; pid: number }> {
  const [node, program] = await builtProgram('specs/programs/control-holder.ts')
  const child = spawn(node, [program, id, command], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said]: unknown[] = await once(child.stdout, 'data')
  const [, , pid = ''] = String(said).trim().split(' ')
  return { child, pid: Number(pid) }
}

async function isOver(pid: number): Promise<void> {
  await expect.poll(() => existsSync(`/proc/${pid}`) && !isZombie(pid), { timeout: 20_000 }).toBe(false)
}

function isZombie(pid: number): boolean {
  return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
}

describe('control', () => {
  it('gives the live session with the same command, cwd and environment', async () => {
    const first = await control('sh', shell)
    expect((await control('sh', shell)) === first).toBe(true)
    expect((await control('sh', { args: [], cwd: process.cwd(), ...shell })) === first).toBe(true)
  })

  it.each([
    ['another command', 'sh -i', shell],
    ['another cwd', 'sh', { ...shell, cwd: '/' }],
    ['another environment', 'sh', { env: { PS1: 'else> ' } }],
    ['reuse: false', 'sh', { ...shell, reuse: false }],
    ['a pipe', 'sh', { ...shell, transport: 'pipe' as const }],
  ])('opens another for %s', async (_, command, options) => {
    const first = await control('sh', shell)
    expect((await control(command, options)) !== first).toBe(true)
  })

  it('opens one for two equal calls at once', async () => {
    const [first, second] = await Promise.all([control('sh', shell), control('sh', shell)])
    expect(second === first).toBe(true)
    expect(await listSessions()).toHaveLength(1)
  })

  it('refuses a choice that is neither yes nor no', async () => {
    const wrong: Record<string, unknown>[] = [{ reuse: 'no' }, { stream: 1 }, { persist: null }]
    for (const options of wrong) await expect(control('cat', options)).rejects.toThrow(OptionError)
  })

  it('does not reuse a session whose program ended', async () => {
    const first = await control('sh', shell)
    await first.sendLine('exit 3')
    await first.exit
    const second = await control('sh', shell)
    expect(second !== first).toBe(true)
    await second.expect('ready> ')
  })

  it('does not reuse a session that is being closed', async () => {
    const stubborn = `sh -c "trap '' HUP TERM; echo there; while :; do sleep 1; done"`
    const first = await control(stubborn)
    await first.expect('there')
    const closed = first.close()
    const second = await control(stubborn)
    expect(second !== first).toBe(true)
    await closed
    await second.expect('there')
    await second.close({ force: true })
  })

  it('gives the live session of an id, whatever is asked for', async () => {
    const first = await control('sh', { sessionId: 'mine' })
    expect((await control('cat', { sessionId: 'mine' })) === first).toBe(true)
    expect(getSession('mine') === first).toBe(true)
  })

  it('replaces the dead session of an id', async () => {
    const first = await control('sh', { sessionId: 'mine' })
    await first.sendLine('exit 3')
    await first.exit
    const second = await control('cat', { sessionId: 'mine' })
    expect(second !== first).toBe(true)
    expect(await listSessions()).toMatchObject([{ id: 'mine', command: 'cat', state: 'alive' }])
    await second.close()
    expect((await control('sh', { sessionId: 'mine' })) !== second).toBe(true)
  })

  it('refuses an id that could leave its folder', async () => {
    await expect(control('sh', { sessionId: '../../x' })).rejects.toThrow(OptionError)
  })

  it('leaves nothing of a program that cannot be started', async () => {
    await expect(control('no-such-program-anywhere', { stream: true })).rejects.toThrow(SpawnError)
    expect(await listSessions()).toEqual([])
    expect(await readdir(join(home.folder, 'sessions'))).toEqual([])
    expect(await readdir(home.pipes)).toEqual([])
  })

  it('takes arguments apart from the command', async () => {
    const session = await control('printf', { args: ['%s|', 'a b', '$HOME'] })
    await session.expect('a b|$HOME|')
  })
})

describe('the limits', () => {
  it('lets 20 sessions live, and says so of the next', async () => {
    await Promise.all(Array.from({ length: 20 }, () => control('cat', { reuse: false, persist: false })))
    const refusal = await control('cat', { reuse: false, persist: false }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(LimitError)
    expect(refusal).toMatchObject({ limit: 'maxSessions', allowed: 20 })
    const [first] = await listSessions()
    await getSession(first?.id ?? '')?.close()
    await control('cat', { reuse: false, persist: false })
  })

  it('counts the sessions of other processes', async () => {
    await configure({ session: { max_sessions: 1 } })
    const { child } = await holder('theirs', 'cat')
    await expect(control('cat')).rejects.toMatchObject({ limit: 'maxSessions', allowed: 1 })
    child.stdin?.end()
    await once(child, 'exit')
    await control('cat')
  })

  it('does not count sessions whose program ended', async () => {
    await configure({ session: { max_sessions: 1 } })
    const session = await control('true')
    await session.exit
    await control('cat')
  })

  it.each([
    ['idleTimeoutMs', { session_timeout: 0.1 }, {}],
    ['maxRuntimeMs', { max_runtime: 0.1 }, {}],
    ['idleTimeoutMs', {}, { idleTimeoutMs: 100 }],
    ['maxRuntimeMs', {}, { maxRuntimeMs: 100 }],
  ])('ends a session at %s (%j, %j), and says so to whoever uses it', async (limit, session, options) => {
    await configure({ session })
    const opened = await control('cat', { sessionId: 'a', ...options })
    await opened.exit
    const allowed = 100
    await expect(opened.expect('never')).rejects.toMatchObject({ code: 'limit', limit, allowed })
    await expect(opened.sendLine('x')).rejects.toMatchObject({ code: 'limit', limit })
    await opened.close()
    expect(await listSessions()).toMatchObject([{ id: 'a', state: 'dead', closedBy: { limit, allowed } }])
    expect(await readFile(join(home.folder, 'sessions/a/interactions.jsonl'), 'utf8')).toContain(
      `[${limit}: 100]`,
    )
  })

  it('fails an expect that waits when the time is up, and none merely because it waits', async () => {
    const busy = async (): Promise<void> => {
      const cat = await control('cat', { maxRuntimeMs: 300 })
      await expect(cat.expect('never')).rejects.toMatchObject({ limit: 'maxRuntimeMs' })
    }
    const awaited = async (): Promise<void> => {
      const late = await control('sh -c "sleep 2; echo late; cat"', { idleTimeoutMs: 1_000 })
      await late.expect('late')
    }
    // Whoever waited in vain until now has used it until now.
    const quiet = async (): Promise<void> => {
      const cat = await control('cat -u', { idleTimeoutMs: 2_500 })
      await cat.expect(['never', TIMEOUT], { timeoutMs: 2_000 })
      await cat.pause(1_000)
      await cat.sendLine('still there')
      await cat.expect('still there')
    }
    await Promise.all([busy(), awaited(), quiet()])
  })

  it('retains as many lines as the configuration says', async () => {
    await configure({ session: { max_output_lines: 3 } })
    const session = await control('seq 1 100')
    await session.exit
    expect(session.output).toBe('98\r\n99\r\n100\r\n')
  })
})

describe('what is told of sessions', () => {
  it('is the same in another process', async () => {
    const { child, pid } = await holder('theirs', 'cat')
    expect(await listSessions()).toMatchObject([
      {
        id: 'theirs',
        command: 'cat',
        state: 'alive',
        pid,
        owner: child.pid,
        pipePath: join(home.pipes, 'theirs.pipe'),
      },
    ])
    expect(getSession('theirs')).toBeUndefined()
    await expect(control('cat', { sessionId: 'theirs' })).rejects.toThrow(SessionElsewhereError)
    child.stdin?.end()
    await once(child, 'exit')
    expect(await listSessions()).toMatchObject([
      { id: 'theirs', state: 'dead', exit: { code: null, signal: 'SIGHUP' } },
    ])
    expect(await listSessions({ activeOnly: true })).toEqual([])
  })

  it('is how a program ended', async () => {
    const session = await control('sh -c "exit 7"', { sessionId: 'a' })
    await session.exit
    await session.close()
    expect(await listSessions()).toMatchObject([{ id: 'a', state: 'dead', exit: { code: 7, signal: null } }])
  })

  it('is oldest first', async () => {
    for (const sessionId of ['c', 'a', 'b']) await control('cat', { sessionId })
    expect((await listSessions()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('keeps no secret argument', async () => {
    await control('sh', { args: ['-c', 'cat', '--password=hunter2hunter2'], sessionId: 'a' })
    expect(await readFile(join(home.folder, 'sessions/a/state.json'), 'utf8')).not.toContain('hunter2')
    expect(await readFile(join(home.folder, 'sessions/a/interactions.jsonl'), 'utf8')).not.toContain(
      'hunter2',
    )
  })

  it('sums up in a status', async () => {
    const session = await control('cat', { sessionId: 'a' })
    await session.sendLine('hello')
    await session.expect('hello')
    await control('true', { sessionId: 'b' }).then((ended) => ended.close())
    const now = await status()
    expect(now).toMatchObject({
      totalSessions: 2,
      activeSessions: 1,
      sessions: [{ id: 'a' }, { id: 'b' }],
      configPath: join(home.folder, 'config.json'),
      problems: [],
    })
    expect(now.logSizeMb).toBeGreaterThan(0)
    expect(now.logSizeMb).toBeLessThan(1)
  })

  it('leaves a broken state alone, and tells the rest', async () => {
    await control('cat', { sessionId: 'good' })
    const broken = join(home.folder, 'sessions/broken/state.json')
    await mkdir(join(home.folder, 'sessions/broken'))
    await writeFile(broken, '{ "session_id": "bro')
    expect(await status()).toMatchObject({ totalSessions: 1, problems: [{ file: broken }] })
    await expect(control('cat', { sessionId: 'broken' })).rejects.toThrow(StoreFormatError)
    expect(await cleanupSessions({ force: true })).toMatchObject({
      removed: ['good'],
      problems: [{ file: broken }],
    })
    expect(await readFile(broken, 'utf8')).toBe('{ "session_id": "bro')
  })

  it('is written on request', async () => {
    const session = await control('cat', { sessionId: 'a' })
    const file = join(home.folder, 'sessions/a/state.json')
    const before = await stat(file)
    await saveState(session)
    expect((await stat(file)).ino).not.toBe(before.ino)
    expect(before.mode & 0o777).toBe(0o600)
  })

  it('is nothing on disk for a session that does not persist', async () => {
    const session = await control('cat', { persist: false })
    expect(await listSessions()).toMatchObject([{ id: session.id, persist: false }])
    await session.close()
    expect(await listSessions()).toEqual([])
    expect(existsSync(home.folder)).toBe(false)
  })
})

describe('cleaning up', () => {
  it('closes what is over, keeps what lives, and removes nothing young', async () => {
    const over = await control('true', { sessionId: 'over' })
    await over.exit
    await control('cat', { sessionId: 'lives' })
    expect(await cleanupSessions()).toEqual({ closed: ['over'], removed: [], problems: [] })
    expect((await listSessions()).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'over dead',
      'lives alive',
    ])
  })

  it('closes what was idle too long, and removes what is old', async () => {
    await control('cat', { sessionId: 'idle' })
    expect(await cleanupSessions({ maxAgeMinutes: 0 })).toEqual({
      closed: ['idle'],
      removed: ['idle'],
      problems: [],
    })
    expect(await listSessions()).toEqual([])
  })

  it('closes and removes everything of ours by force', async () => {
    const sessions = await Promise.all(
      ['a', 'b'].map((sessionId) => control('cat', { sessionId, stream: true })),
    )
    const { closed, removed } = await cleanupSessions({ force: true })
    expect([closed.toSorted(), removed]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(sessions.map(({ state }) => state)).toEqual(['dead', 'dead'])
    expect(await readdir(join(home.folder, 'sessions'))).toEqual([])
    expect(await readdir(home.pipes)).toEqual([])
  })

  it('leaves the live sessions of other processes, even by force', async () => {
    const { child } = await holder('theirs', 'cat')
    expect(await cleanupSessions({ force: true })).toEqual({ closed: [], removed: [], problems: [] })
    expect(await listSessions()).toMatchObject([{ id: 'theirs', state: 'alive' }])
    child.stdin?.end()
    await once(child, 'exit')
  })

  it('finds a zombie, a session whose process was killed, and ends what is left of it', async () => {
    const trap = join(home.folder, 'trap')
    const { child, pid } = await holder(
      'lost',
      `sh -c "trap '' HUP; echo > ${trap}; while :; do sleep 1000; done"`,
    )
    await expect.poll(() => existsSync(trap), { timeout: 20_000 }).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await listSessions()).toMatchObject([{ id: 'lost', state: 'zombie', pid }])
    expect(existsSync(`/proc/${pid}`)).toBe(true)
    expect(await cleanupZombies()).toEqual(['lost'])
    await isOver(pid)
    expect(await listSessions()).toMatchObject([{ id: 'lost', state: 'dead' }])
    expect(await readdir(home.pipes)).toEqual([])
  })

  it('has nothing running and no pipe to find after a process that just ended, and its logs are whole', async () => {
    const [node, program] = await builtProgram('specs/programs/control-leaver.ts')
    const child = spawn(node, [program, 'left'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [pid]: unknown[] = await once(child.stdout, 'data')
    await once(child, 'exit')
    await isOver(Number(pid))
    expect(await readdir(home.pipes)).toEqual([])
    expect(await readFile(join(home.folder, 'sessions/left/output.log'), 'utf8')).toContain(
      'last words\r\nlast words',
    )
    expect(await listSessions()).toMatchObject([{ id: 'left', state: 'zombie' }])
    expect(await cleanupZombies()).toEqual(['left'])
  })

  it('replaces a zombie of the same id', async () => {
    const { child, pid } = await holder('lost', 'cat')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const session = await control('cat', { sessionId: 'lost' })
    expect(session.pid).not.toBe(pid)
    await isOver(pid)
  })
})
