import { now } from '../../clock.ts'
import { CommandError, type Exit, OptionError } from '../../errors.ts'
import { expectTimeoutMs } from '../../limits.ts'
import { checkDuration } from '../../session/options.ts'
import type { Session } from '../../session/session.ts'
import { commandLine } from '../../open/command-words.ts'
import { tidy } from './gather-output.ts'
import { sshArguments, type SshTarget } from './ssh-arguments.ts'
import { logIn, type LogInAnswers } from './ssh-login.ts'
import { type HelperOptions, startCommand } from './start-command.ts'

/** How to log in to another machine. */
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
  const { target, answers, helper } = partsOf(host, options)
  const args = sshArguments(host, remote, target)
  const deadline = now() + checkDuration('timeoutMs', options.timeoutMs ?? expectTimeoutMs)
  const leftMs = (): number => Math.max(0, deadline - now())
  const session = await startCommand(['ssh', ...args], helper)
  try {
    await logIn(session, answers, leftMs)
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

/**
 * The options by what they are for.
 *
 * @throws OptionError for a host that is none
 */
export function partsOf(
  host: string,
  { username, port, identity, password, passphrase, hostKey, config, options: extra, ...helper }: SshOptions,
): { target: SshTarget; answers: LogInAnswers; helper: HelperOptions } {
  if (host === '' || host.startsWith('-') || /\s/.test(host))
    throw new OptionError('host', host, 'the name of a host')
  return {
    target: { username, port, identity, config, extra },
    answers: { host, password, passphrase, hostKey },
    helper,
  }
}
