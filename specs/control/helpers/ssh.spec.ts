import { readFileSync } from 'node:fs'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommandError, ExpectTimeoutError, SshError } from '../../../src/errors.ts'
import { open } from '../../../src/open/open.ts'
import { ssh, type SshOptions } from '../../../src/control/helpers/ssh.ts'
import { sshArguments } from '../../../src/control/helpers/ssh-arguments.ts'
import { address, canServe, passphrase, password, port, SshServer } from './ssh-server.ts'
import { internalsOf } from '../../../src/session/internals.ts'

const tapes = resolve(import.meta.dirname, '../../../tapes')
const recording = canServe && process.env['TERMTAPE_RECORD'] === 'OVERWRITE'

/** A login as `guest`; its session is live, recorded, or replayed from the tape of this name. */
type LogIn = (name: string, command: string | readonly string[], options?: SshOptions) => Promise<string>

function logInFrom(folder: () => string, live: boolean): LogIn {
  return (name, command, { options, ...more } = {}) =>
    ssh(address, command, {
      port,
      username: 'guest',
      config: 'none',
      timeoutMs: 20_000,
      ...more,
      options: {
        UserKnownHostsFile: join(folder(), 'known_hosts'),
        GlobalKnownHostsFile: join(folder(), 'none'),
        PreferredAuthentications: more.identity === undefined ? 'password' : 'publickey',
        ...options,
      },
      spawn: async (program, args, start) => {
        const taped = {
          tapes,
          tapeName: `specs--control--helpers--ssh/${name}`,
          record: live ? 'OVERWRITE' : 'DISABLED',
        } as const
        const { session, recorder } = await open(
          program,
          args,
          { ...start, ...(live && !recording ? {} : taped) },
          {
            root: folder(),
            policy: 'none',
            rerecord: 'TERMTAPE_RECORD=OVERWRITE npx vitest run specs/control/ssh.spec.ts',
            warn: () => {},
          },
        )
        internalsOf(session).afterClose(async () => void (await recorder()?.save()))
        return session
      },
    })
}

describe.each([true, false])('ssh, with a server: %s', (live) => {
  let server: SshServer | undefined
  const folder = (): string => server?.folder ?? '/nowhere/at/all'
  const logIn = logInFrom(folder, live)
  const fingerprint = (): string =>
    server?.fingerprint ??
    /SHA256:[\w+/=]+/.exec(
      readFileSync(join(tapes, 'ssh/specs--control--helpers--ssh/fingerprint.json5'), 'utf8'),
    )?.[0] ??
    ''
  const unknown = (name: string): SshOptions => ({
    password,
    options: { UserKnownHostsFile: join(folder(), name) },
  })
  const can = live ? canServe : !recording

  beforeAll(async () => {
    if (!live || !canServe) return
    server = await SshServer.start()
    const hostKey = async (name: string): Promise<string> =>
      (await readFile(join(folder(), `${name}.pub`), 'utf8')).split(' ').slice(0, 2).join(' ')
    await writeFile(join(folder(), 'known_hosts'), `[${address}]:${port} ${await hostKey('host')}\n`)
    await writeFile(join(folder(), 'changed'), `[${address}]:${port} ${await hostKey('plain')}\n`)
    await copyFile(join(folder(), 'plain'), join(folder(), 'unencrypted'))
  })
  afterAll(() => server?.[Symbol.asyncDispose]())

  it.runIf(can)('gives what the remote command prints, all of it', async () => {
    const output = await logIn('password', 'id -un; seq 1 2000', { password })
    expect(output).toBe(['guest', ...Array.from({ length: 2000 }, (_, index) => index + 1)].join('\n'))
  })

  it.runIf(can)('quotes a command given as words', async () => {
    const words = ['printf', '<%s>', 'two words', "it's", '$HOME', '; exit 3', '*', '', '-x']
    expect(await logIn('words', words, { password })).toBe("<two words><it's><$HOME><; exit 3><*><><-x>")
  })

  it.runIf(can)('types the passphrase of a key', async () => {
    expect(await logIn('passphrase', 'echo in', { passphrase, identity: join(folder(), 'client') })).toBe(
      'in',
    )
  })

  it.runIf(can)('needs neither with a key that has none', async () => {
    expect(await logIn('plain', 'echo in', { identity: join(folder(), 'plain') })).toBe('in')
  })

  it.runIf(can)('never types the password into what the remote command prints', async () => {
    const output = await logIn('trap', 'printf "again, password: "; sleep 0.2; echo; echo over', { password })
    expect(output).toBe('again, password: \nover')
  })

  it.runIf(can)('says the status and the output of a remote command that fails', async () => {
    const error = await logIn('status', 'echo partly; exit 3', { password }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(CommandError)
    expect(error).toMatchObject({
      exit: { code: 3, signal: null },
      output: 'partly',
      command: 'echo partly; exit 3',
    })
  })

  it.runIf(can)('refuses a host that is not known, and names its key', async () => {
    const error = await logIn('fingerprint', 'true', unknown('one')).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(SshError)
    expect(error).toMatchObject({
      problem: 'unknown-host-key',
      message: expect.stringContaining(fingerprint()),
    })
  })

  it.runIf(can)('accepts a host when told to: any, or by its fingerprint', async () => {
    expect(await logIn('accept', 'echo in', { ...unknown('two'), hostKey: 'accept' })).toBe('in')
    const known = { ...unknown('three'), hostKey: fingerprint() }
    // The fingerprint is typed, so this one holds only with the key it was recorded with.
    if (live && !recording) expect(await logIn('known', 'echo in', known)).toBe('in')
  })

  it.runIf(can)('refuses a host with another fingerprint', async () => {
    const hostKey = `SHA256:${'A'.repeat(43)}`
    const error = await logIn('other-key', 'true', { ...unknown('four'), hostKey }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toMatchObject({
      problem: 'unknown-host-key',
      message: expect.stringContaining('is not "SHA256:AAA'),
    })
  })

  it.runIf(can)('refuses a host whose key has changed, whatever it is told', async () => {
    const failing = logIn('changed', 'true', { ...unknown('changed'), hostKey: 'accept' })
    await expect(failing).rejects.toMatchObject({ code: 'ssh', problem: 'changed-host-key' })
  })

  it.runIf(can)('says that the password is wrong, or missing, after one attempt', async () => {
    const wrong = logIn('wrong', 'true', { password: 'not it' })
    await expect(wrong).rejects.toMatchObject({
      problem: 'authentication',
      message: expect.stringContaining('with this password'),
    })
    const missing = logIn('missing', 'true')
    await expect(missing).rejects.toMatchObject({
      problem: 'authentication',
      message: expect.stringContaining('none was given'),
    })
  })

  it.runIf(can)('says that the passphrase is wrong', async () => {
    const wrong = logIn('wrong-passphrase', 'true', {
      passphrase: 'not it',
      identity: join(folder(), 'client'),
    })
    await expect(wrong).rejects.toMatchObject({ code: 'ssh', problem: 'authentication' })
  })

  it.runIf(can)('says that nobody is there', async () => {
    await expect(logIn('nobody', 'true', { port: 40_023 })).rejects.toMatchObject({
      code: 'ssh',
      problem: 'connection',
    })
  })

  it.runIf(can && live && !recording)('types a password once, however often it is asked for', async () => {
    const options = { NumberOfPasswordPrompts: '3' }
    const error = await logIn('often', 'true', { password: 'not it', options }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toMatchObject({ code: 'ssh', problem: 'authentication' })
    const { output } = error instanceof SshError ? error : { output: '' }
    expect(output.match(/password: /g)).toHaveLength(2)
  })

  it.runIf(can && live && !recording)('gives up in time', async () => {
    await expect(logIn('slow', 'sleep 100', { password, timeoutMs: 2_000 })).rejects.toBeInstanceOf(
      ExpectTimeoutError,
    )
  })

  it.runIf(recording && live)('leaves no secret on its tapes', async () => {
    for (const name of ['password', 'passphrase', 'wrong']) {
      const tape = await readFile(join(tapes, `ssh/specs--control--helpers--ssh/${name}.json5`), 'utf8')
      expect(tape).not.toMatch(/let me in|open sesame|not it/)
    }
  })
})

describe('what ssh is started with', () => {
  it.each(['', '-oProxyCommand=touch /tmp/x', 'two words'])('refuses the host %j', async (host) => {
    await expect(ssh(host, 'true')).rejects.toThrow(/^Invalid host/)
  })

  it.each([0, -1, 65_536, 1.5])('refuses the port %s', async (wrong) => {
    await expect(ssh('host', 'true', { port: wrong })).rejects.toThrow(/^Invalid port/)
  })

  it('keeps host and command behind the options', () => {
    const nothing = {
      username: undefined,
      port: undefined,
      identity: undefined,
      config: undefined,
      extra: undefined,
    }
    expect(sshArguments('host', '-x; rm', nothing).slice(-5)).toEqual(['-T', '-n', '--', 'host', '-x; rm'])
  })
})
