import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { control } from '../../src/control/registry/control.ts'
import { spawn } from '../../src/open/spawn.ts'
import type { Session } from '../../src/session/session.ts'
import { useHome } from '../control/home.ts'
import { isRunning, termtape, useHost } from '../control/host/hosted.ts'
import { shell } from './command-line.ts'

const home = useHome()
useHost()

/** A user who runs `termtape` in a terminal. */
function user(...args: string[]): Promise<Session> {
  const [program, ...before] = termtape
  return spawn(program, [...before, ...args], {
    cols: 90,
    env: { CLAUDE_CONTROL_HOME: home.folder, CLAUDE_CONTROL_PIPES: home.pipes },
  })
}

/** A line of JSON, as a script reads it. */
function parsed(text: string): unknown {
  return JSON.parse(text)
}

describe('from one shell to the next', () => {
  it('a session is opened, listed, spoken to and closed', async () => {
    expect(await shell('open', 'notes', '--env', 'PS1=ready> ', '--', 'sh', '-i')).toEqual({
      code: 0,
      out: 'notes\n',
      err: '',
    })
    const listed = await shell('list')
    expect(listed.out).toMatch(/^ID +STATE +PID +IDLE +COMMAND\nnotes +alive +\d+ +\d+\w +sh -i\n$/)
    expect(await shell('send', 'notes', 'echo "$((6 * 7))" is it', '--expect', 'is it')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/42 is it\n$/),
    })
    expect(await shell('send', 'notes', 'exit 3')).toEqual({ code: 0, out: '', err: '' })
    await expect
      .poll(async () => parsed((await shell('status', 'notes', '--json')).out), { timeout: 20_000 })
      .toMatchObject({ id: 'notes', state: 'dead', exit: { code: 3, signal: null } })
    expect((await shell('list')).out).toContain('dead, exit code 3')
    expect((await shell('list', '--active')).out).toBe('')
    expect(await shell('close', 'notes')).toEqual({ code: 0, out: '', err: '' })
  })

  it('the same command finds the same session, unless it is to be a new one', async () => {
    const { out: first } = await shell('open', '--', 'cat')
    expect((await shell('open', '--', 'cat')).out).toBe(first)
    expect((await shell('open', '--new', '--', 'cat')).out).not.toBe(first)
  })

  it('what a session may do and has is said with options', async () => {
    const { code, out } = await shell(
      ...'open a --json --stream --cwd / --cols 50 --idle none --max-runtime 60 --env A=1=2 --'.split(' '),
      'sh',
      '-c',
      'echo "$PWD $A $(stty size)"; exec cat',
    )
    expect(code).toBe(0)
    expect(parsed(out)).toMatchObject({
      id: 'a',
      cwd: '/',
      state: 'alive',
      pipePath: join(home.pipes, 'a.pipe'),
    })
    const attached = await user('attach', 'a')
    await attached.expect('/ 1=2 24 50\r\n')
    await attached.close()
  })

  it('keys are sent by name', async () => {
    await shell('open', 'a', '--', 'sh', '-c', 'trap "echo caught" INT; while :; do read -r x; done')
    expect(await shell('send', 'a', '--key', 'Ctrl+C', '--expect', 'caught')).toMatchObject({ code: 0 })
    expect(await shell('send', 'a', 'half', '--raw', '--key', 'Enter')).toMatchObject({ code: 0 })
  })

  it('an answer that does not come is an error', async () => {
    await shell('open', 'a', '--', 'cat')
    const { code, out, err } = await shell(...'send a hello --expect never --timeout 0.2'.split(' '))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^termtape: Timed out after \d+ ms waiting for "never"\./)
  })
})

describe('attach', () => {
  it('hands the terminal over, leaves with Ctrl+], and comes back', async () => {
    await shell('open', 'notes', '--', 'sh', '-c', 'echo it begins; exec cat')
    const first = await user('attach', 'notes')
    await first.expect('it begins')
    await first.sendLine('hello')
    await first.expect('hello\r\n')
    await first.press('Ctrl+]')
    await first.expect('[left notes: termtape attach notes comes back]')
    expect(await first.exit).toEqual({ code: 0, signal: null })
    const second = await user('attach', 'notes')
    await second.expect('hello\r\nhello\r\n')
    await second.press('Ctrl+D')
    await second.expect('[notes ended with exit code 0]')
    expect(await second.exit).toEqual({ code: 0, signal: null })
    await Promise.all([first.close(), second.close()])
  })

  it('gives the program the size of the terminal, and its exit code to the shell', async () => {
    await shell('open', 'a', '--', 'sh', '-c', 'read -r x; stty size; exit 7')
    const attached = await user('attach', 'a')
    await attached.sendLine('go')
    await attached.expect('24 90')
    expect(await attached.exit).toEqual({ code: 7, signal: null })
    await attached.close()
    expect((await shell('list')).out).toContain('dead, exit code 7')
  })

  it('ends when the host is lost', async () => {
    await shell('open', 'a', '--', 'sh', '-c', 'echo there; exec cat')
    const attached = await user('attach', 'a')
    await attached.expect('there')
    const { owner } = Object(parsed((await shell('status', 'a', '--json')).out))
    process.kill(Number(owner), 'SIGKILL')
    await attached.expect('The host has ended')
    expect(await attached.exit).toEqual({ code: 1, signal: null })
    await attached.close()
  })
})

describe('attach with input that ends', () => {
  it('types it, lets go, and leaves the session alive', async () => {
    await shell('open', 'kept', '--', 'cat')
    const { code, err } = await shell('attach', 'kept')
    expect([code, err]).toEqual([0, expect.stringContaining('[left kept:')])
    expect((await shell('list')).out).toMatch(/kept +alive/)
    expect(await shell('send', 'kept', 'hello', '--expect', 'hello')).toMatchObject({ code: 0 })
  })
})

describe('a session that the host does not hold', () => {
  const commands: [string, ...string[]][] = [['attach'], ['send', 'hello'], ['close']]

  it.each(commands)('%s: says that there is none', async (name, ...more) => {
    const { code, err } = await shell(name, 'nobody', ...more)
    expect(code).toBe(1)
    expect(err).toContain('termtape: No session matches "nobody".\n\nHint: Run `termtape list`')
  })

  it.each(commands)('%s: says where it is', async (name, ...more) => {
    await control('cat', { sessionId: 'here' })
    const { code, err } = await shell(name, 'here', ...more)
    expect(code).toBe(1)
    expect(err).toContain(`Session "here" is alive in another process (${process.pid}).`)
  })

  it.each(commands)('%s: says how it ended', async (name, ...more) => {
    const session = await control('sh -c "exit 4"', { sessionId: 'over' })
    await session.exit
    await session.close()
    const { code, err } = await shell(name, 'over', ...more)
    expect(code).toBe(1)
    expect(err).toContain('Session "over" has ended with exit code 4.')
  })

  it('says that a limit closed it', async () => {
    const session = await control('cat', { sessionId: 'late', maxRuntimeMs: 100 })
    await session.exit
    await session.close()
    const { code, err } = await shell('send', 'late', 'hello')
    expect(code).toBe(1)
    expect(err).toContain('Session late was closed: it ran for 100 ms. [maxRuntimeMs: 100]')
    expect((await shell('list')).out).toContain('dead, closed by maxRuntimeMs (100 ms)')
  })
})

describe('status', () => {
  it('sums up what is there', async () => {
    await control('cat', { sessionId: 'here' })
    await shell('open', 'there', '--', 'cat')
    const { code, out } = await shell('status')
    expect(code).toBe(0)
    expect(out).toContain(`2 of 2 sessions alive, 0.0 MB on disk, settings in ${home.folder}/config.json\n`)
    expect(out).toMatch(/\nhere +alive.*\nthere +alive/)
    expect(parsed((await shell('status', '--json')).out)).toMatchObject({
      totalSessions: 2,
      activeSessions: 2,
      sessions: [{ id: 'here' }, { id: 'there' }],
      problems: [],
    })
    expect(await shell('status', 'nobody')).toMatchObject({ code: 1, out: '' })
    const one = await shell('status', 'here')
    expect(one.out).toMatch(/^id +here\ncommand +cat\nstate +alive\npid +\d+\ncwd +\//)
  })

  it('says which files are broken, and fails', async () => {
    await mkdir(join(home.folder, 'sessions/broken'), { recursive: true })
    await writeFile(join(home.folder, 'sessions/broken/state.json'), '{ "session_id": "\u001b[31m')
    const { code, err } = await shell('status')
    expect(code).toBe(1)
    expect(err).toContain('It is not the state of a session')
    expect(err).not.toContain('\u001b')
  })

  it('shows no escape sequence of a command alive', async () => {
    await control('sh', { args: ['-c', 'cat', '\u001b]0;x\u0007\nsh'], sessionId: 'a' })
    for (const command of ['list', 'status'])
      expect((await shell(command)).out).not.toMatch(/\u001b|\u0007|\nsh/)
  })
})

describe('cleanup', () => {
  it('closes and removes, in the host too', async () => {
    await shell('open', 'a', '--stream', '--', 'cat')
    expect(await shell('cleanup')).toEqual({ code: 0, out: '', err: '' })
    expect(parsed((await shell('cleanup', '--max-age', '60', '--json')).out)).toEqual({
      closed: [],
      removed: [],
    })
    expect(await shell('cleanup', '--force')).toEqual({ code: 0, out: 'closed a\nremoved a\n', err: '' })
    expect((await shell('list')).out).toBe('')
    expect(existsSync(join(home.pipes, 'a.pipe'))).toBe(false)
  })

  it('removes what is old without a host', async () => {
    await control('true', { sessionId: 'over' }).then((session) => session.close())
    expect(await shell('cleanup', '--max-age', '0')).toEqual({ code: 0, out: 'removed over\n', err: '' })
    expect(existsSync(join(home.folder, 'host.sock'))).toBe(false)
  })
})

describe('stop', () => {
  it('ends the host and its sessions', async () => {
    await shell('open', 'a', '--', 'cat')
    const { pid, owner } = Object(parsed((await shell('status', 'a', '--json')).out))
    expect(await shell('stop')).toEqual({ code: 0, out: '', err: '' })
    await expect.poll(() => isRunning(Number(owner)), { timeout: 20_000 }).toBe(false)
    expect(isRunning(Number(pid))).toBe(false)
    const again = await shell('stop')
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No host is running.') })
  })
})

describe('run', () => {
  it('prints what a program prints, and ends as it ends', async () => {
    expect(await shell('run', '--', 'sh', '-c', 'test -t 1 && echo "in a terminal"')).toEqual({
      code: 0,
      out: 'in a terminal\n',
      err: '',
    })
    expect(await shell('run', '--', 'sh', '-c', 'echo partly; exit 3')).toMatchObject({
      code: 3,
      out: 'partly\n',
    })
    expect((await shell('run', '--', 'sh', '-c', 'kill -9 $$')).code).toBe(137)
  })

  it('tells it as JSON', async () => {
    const { code, out } = await shell('run', '--json', '--', 'sh', '-c', 'echo partly; exit 3')
    expect(code).toBe(3)
    expect(parsed(out)).toMatchObject({
      ok: false,
      output: 'partly',
      exit: { code: 3, signal: null },
      error: expect.stringContaining('ended with exit code 3'),
    })
  })

  it('fails where there is no such program, or no end in time', async () => {
    const missing = await shell('run', '--', 'no-such-program-anywhere')
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toContain('no-such-program-anywhere')
    const pidFile = join(home.folder, '../pid')
    const script = `echo $$ > ${pidFile}; exec sleep 1000`
    const late = await shell('run', '--timeout', '2', '--', 'sh', '-c', script)
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining('Timed out') })
    expect(isRunning(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
  })
})
