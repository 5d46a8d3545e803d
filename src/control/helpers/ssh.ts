import { now } from '../../clock.ts'
import { CommandError, type Exit, OptionError } from '../../errors.ts'
import { expectTimeoutMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import { EOF } from '../../session/pattern.ts'
import type { Session } from '../../session/session.ts'
import { commandLine } from '../../open/command-words.ts'
import { tidy } from './gather-output.ts'
import { connected, sshArguments } from './ssh-arguments.ts'
import { notConnected, unknownHost } from './ssh-failures.ts'
import { type HelperOptions, startCommand } from './start-command.ts'

export interface SshOptions extends HelperOptions {
  username?: string
  port?: number
  /** File of the private key to use, and no other. */
  identity?: string
  /** Typed when the server asks for a password; only before the remote command runs. */
  password?: string
  /** Typed when `ssh` asks for the passphrase of a key. */
  passphrase?: string
  /**
   * What to say of a host that is not known yet: `accept` it, whatever its key; or its key's fingerprint, `SHA256:…`, which
   * then must be the one. Default: refuse.
   */
  hostKey?: string
  /** A configuration file instead of the user's and the system's; `none` for no file. */
  config?: string
  /** Further options of `ssh -o`, by name, e.g. `{ UserKnownHostsFile: '…' }`. */
  options?: Readonly<Record<string, string>>
}

/**
 * Runs a command on another machine with `ssh` and gives what it printed: LF line ends, without the last one. Questions on
 * the way, about the host's key, the password and the passphrase, are answered from the options; what the remote command
 * prints is never taken for one.
 *
 * @param command a line for the remote shell, or a list of words, which are quoted for it
 * @throws SshError when it comes to no connection, with the reason; CommandError when the remote command fails
 * @throws ExpectTimeoutError when the whole takes longer than `timeoutMs`
 */
export async function ssh(
  host: string,
  command: string | readonly string[],
  options: SshOptions = {},
): Promise<string> {
  const remote = typeof command === 'string' ? command : commandLine(command)
  if (host === '' || host.startsWith('-') || /\s/.test(host))
    throw new OptionError('host', host, 'the name of a host')
  const {
    username,
    port,
    identity,
    password,
    passphrase,
    hostKey,
    config,
    options: extra,
    ...helper
  } = options
  const args = sshArguments(host, remote, { username, port, identity, config, extra })
  const deadline = now() + checkDuration('timeoutMs', options.timeoutMs ?? expectTimeoutMs)
  const leftMs = (): number => Math.max(0, deadline - now())
  const session = await startCommand(['ssh', ...args], helper)
  try {
    await logIn(session, { host, password, passphrase, hostKey }, leftMs)
    const { output, exit } = await heard(session, leftMs)
    if (exit.code !== 0) throw new CommandError('exit', remote, exit, output)
    return output
  } finally {
    await session.close({ force: true })
  }
}

/** All that comes from here on. */
async function heard(session: Session, leftMs: () => number): Promise<{ output: string; exit: Exit }> {
  let text = session.unread
  // A transcript begins with what was printed before, which is what came before the connection too.
  let listening = false
  session.log({ read: (piece) => void (text += listening ? piece : '') })
  listening = true
  await session.expectEof({ timeoutMs: leftMs() })
  return { output: tidy(text), exit: await session.exit }
}

interface Answers {
  host: string
  password: string | undefined
  passphrase: string | undefined
  hostKey: string | undefined
}

const questions = {
  connected: new RegExp(`${connected}\\r?\\n`),
  hostKey: /\(yes\/no(?:\/\[fingerprint\])?\)\? $/,
  hostKeyAgain: /Please type 'yes', 'no' or the fingerprint: $/,
  passphrase: /Enter passphrase for (?:key )?[^\n]*: $/,
  password: /(?:^|\n)[^\n]*(?:password|passcode|verification code)[^\n]*: ?$/i,
} as const

async function logIn(session: Session, answers: Answers, leftMs: () => number): Promise<void> {
  const { host, hostKey, password, passphrase } = answers
  let said = ''
  let last: string | undefined
  for (;;) {
    const match = await session.expect([...Object.values(questions), EOF], { timeoutMs: leftMs() })
    said += match.before + match.text
    if (match.pattern === questions.connected) return
    if (match.pattern === EOF) throw notConnected(host, said, last)
    if (match.pattern === questions.hostKey || match.pattern === questions.hostKeyAgain) {
      if (hostKey === undefined || match.pattern === questions.hostKeyAgain)
        throw unknownHost(host, said, hostKey)
      await session.sendLine(hostKey === 'accept' ? 'yes' : hostKey)
      continue
    }
    const asked = match.pattern === questions.passphrase ? 'passphrase' : 'password'
    const secret = asked === 'passphrase' ? passphrase : password
    // Asked for the same again: the first was wrong, and typing it once more would only lock somebody out.
    if (secret === undefined || last === asked) throw notConnected(host, said, asked, secret !== undefined)
    last = asked
    await session.sendLine(secret)
  }
}
