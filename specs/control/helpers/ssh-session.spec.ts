import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sshSession, type SshSessionOptions } from '../../../src/control/helpers/ssh-session.ts'
import { OptionError, ProcessExitedError, SshError } from '../../../src/errors.ts'
import { open } from '../../../src/open/open.ts'
import { internalsOf } from '../../../src/session/internals.ts'
import { address, canServe, password, SshServer } from './ssh-server.ts'

/** Another spec has a server of its own on the default one, at the same time. */
const port = 40_026

describe.skipIf(!canServe)('a session on another machine', () => {
  let server: SshServer
  beforeAll(async () => {
    server = await SshServer.start(port)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const login = (): SshSessionOptions => ({
    port,
    username: 'guest',
    password,
    hostKey: server.fingerprint,
    config: 'none',
    options: { UserKnownHostsFile: join(server.folder, 'met'), PreferredAuthentications: 'password' },
  })

  it.each(['sh', 'bash', 'zsh'] as const)('runs one command after the other in one %s', async (shell) => {
    await using there = await sshSession(address, { ...login(), shell })
    expect(await there.run('whoami')).toBe('guest')
    expect(await there.run('cd /usr && place=there')).toBe('')
    expect(await there.run('echo "$place: $PWD"')).toBe('there: /usr')
    expect(await there.run('printf "%s\\n" one two\necho "${USER:-guest}"')).toBe('one\ntwo\nguest')
    // What means something to `ssh` itself does not here.
    expect(await there.run(':\n~.\necho still here')).toMatch(/still here$/)
    await expect(there.run('exec false')).rejects.toThrow(ProcessExitedError)
    expect(await there.session.exit).toEqual({ code: 1, signal: null })
  })

  it('interrupts, and logs out with jobs stopped', async () => {
    await using there = await sshSession(address, { ...login(), shell: 'bash' })
    await expect(there.run('sleep 600', { timeoutMs: 300 })).rejects.toThrow('Timed out')
    expect(await there.run('echo next')).toBe('next')
    await there.run('set -m; (kill -STOP $BASHPID; sleep 600) &')
    expect(await there.run('while ! jobs | grep -q Stopped; do sleep 0.05; done; echo stopped')).toContain(
      'stopped',
    )
    expect((await there.logout()).signal).toBeNull()
    expect(there.session.state).toBe('dead')
  })

  it('takes a prompt for what stands there', async () => {
    await using there = await sshSession(address, { ...login(), prompt: '$ ' })
    expect(await there.run('echo $((6 * 7))')).toBe('42')
    expect(await there.logout()).toEqual({ code: 0, signal: null })
  })

  it('carries ports in both directions', async () => {
    const greets = createServer((socket) => socket.end('from here')).listen(0, '127.0.0.1')
    await once(greets, 'listening')
    const place = greets.address()
    const here = typeof place === 'object' && place !== null ? place.port : 0
    const tunnels = {
      local: [`127.0.0.1:40031:127.0.0.1:${here}`],
      remote: [`127.0.0.1:40032:127.0.0.1:${here}`],
      dynamic: ['127.0.0.1:40033'],
    }
    await using there = await sshSession(address, { ...login(), tunnels, shell: 'bash' })
    expect(await said(40_031)).toBe('from here')
    expect(await there.run('exec 3<>/dev/tcp/127.0.0.1/40032; cat <&3; echo')).toBe('from here')
    const taken = sshSession(address, { ...login(), tunnels: { local: tunnels.local } })
    await expect(taken).rejects.toThrow(/^Could not open a tunnel to /)
    greets.close()
  })

  it('says why nobody is let in', async () => {
    const wrong = await sshSession(address, { ...login(), password: 'wrong' }).catch(
      (caught: unknown) => caught,
    )
    expect(wrong).toBeInstanceOf(SshError)
    expect(wrong).toHaveProperty('problem', 'authentication')
    const nobody = await sshSession(address, { ...login(), port: 40_099 }).catch((caught: unknown) => caught)
    expect(nobody).toHaveProperty('problem', 'connection')
    await expect(sshSession('-oProxyCommand=x', login())).rejects.toThrow(OptionError)
    const shell: Record<string, unknown> = { ...login(), shell: 'fish' }
    await expect(sshSession(address, shell)).rejects.toThrow(OptionError)
  })

  it('is recorded, and replayed without the machine', async () => {
    await writeFile(join(server.folder, 'empty'), '')
    const talk = async (record: 'OVERWRITE' | 'DISABLED'): Promise<string[]> => {
      const there = await sshSession(address, {
        ...login(),
        spawn: async (program, args, start) => {
          const options = { ...start, tapes: join(server.folder, 'tapes'), tapeName: 'there', record }
          const around = { root: server.folder, policy: 'none', rerecord: 'again', warn: () => {} } as const
          const { session, recorder } = await open(program, args, options, around)
          internalsOf(session).afterClose(async () => void (await recorder()?.save()))
          return session
        },
      })
      const heard = [await there.run('echo one'), await there.run('cd /usr; pwd')]
      await there.logout()
      return heard
    }
    expect(await talk('OVERWRITE')).toEqual(['one', '/usr'])
    expect(await talk('DISABLED')).toEqual(['one', '/usr'])
  })
})

async function said(at: number): Promise<string> {
  const socket = connect(at, '127.0.0.1').setEncoding('utf8')
  let text = ''
  for await (const piece of socket) text += piece
  return text
}
