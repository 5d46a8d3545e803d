import { now } from '../../clock.ts'
import { type Exit, OptionError } from '../../errors.ts'
import { expectTimeoutMs } from '../../limits.ts'
import { commandLine } from '../../open/command-words.ts'
import { checkDuration } from '../../session/options.ts'
import { EOF } from '../../session/pattern.ts'
import type { Session } from '../../session/session.ts'
import { type ReplKind, replKinds } from './repl/kinds.ts'
import { Repl } from './repl/repl.ts'
import { partsOf, type SshOptions } from './ssh.ts'
import { sessionArguments, type SshTunnels } from './ssh-arguments.ts'
import { logIn } from './ssh-login.ts'
import { startCommand } from './start-command.ts'

export interface SshSessionOptions extends SshOptions {
  /** Milliseconds until the shell there is ready, and for each command; default 30 000. */
  timeoutMs?: number
  /** The shell that is started there, with the environment of a login; default `sh`. */
  shell?: 'sh' | 'bash' | 'zsh'
  /** What a machine prompts with that has no such shell, or whose own is wanted: nothing is started or set up there then. */
  prompt?: string | RegExp
  /** Ports that the connection carries as long as it stands. */
  tunnels?: SshTunnels
}

/**
 * Logs in to another machine with `ssh` and gives a shell there: one command after the other, in one place, until
 * {@link SshSession.logout}.
 *
 * @throws SshError when it comes to no connection, with the reason
 * @throws ExpectTimeoutError when no prompt comes in time
 */
export async function sshSession(host: string, given: SshSessionOptions = {}): Promise<SshSession> {
  const { shell = 'sh', prompt, tunnels = {}, ...options } = given
  if (!['sh', 'bash', 'zsh'].includes(shell)) throw new OptionError('shell', shell, 'sh, bash or zsh')
  const { target, answers, helper } = partsOf(host, options)
  const kind = prompt === undefined ? replKinds[shell] : { prompt }
  const remote = prompt === undefined ? shellLine(replKinds[shell]) : undefined
  const deadline = now() + checkDuration('timeoutMs', options.timeoutMs ?? expectTimeoutMs)
  const leftMs = (): number => Math.max(0, deadline - now())
  const session = await startCommand(['ssh', ...sessionArguments(host, remote, target, tunnels)], helper)
  try {
    await logIn(session, answers, leftMs)
    await session.expect(kind.prompt, { timeoutMs: leftMs() })
    return new SshSession(session, kind)
  } catch (error) {
    await session.close({ force: true })
    throw error
  }
}

/** A shell on another machine. */
export class SshSession implements AsyncDisposable {
  /** The session beneath, of `ssh` itself. */
  readonly session: Session
  readonly #repl: Repl

  constructor(session: Session, kind: Pick<ReplKind, 'prompt' | 'continuation'>) {
    this.session = session
    this.#repl = new Repl(session, kind)
  }

  /**
   * Runs a command there and gives what it printed: LF line ends, without the last one.
   *
   * @throws what {@link Repl.run} throws
   */
  run(command: string, options?: { timeoutMs?: number }): Promise<string> {
    return this.#repl.run(command, options)
  }

  /** Interrupts what runs, with Ctrl+C, and waits for the prompt. */
  interrupt(): Promise<void> {
    return this.#repl.interrupt()
  }

  /** Leaves the shell, also where jobs are stopped, and gives how `ssh` ended. */
  async logout(): Promise<Exit> {
    await this.session.sendLine('exit')
    const { index } = await this.session.expect([EOF, /stopped jobs|suspended jobs|running jobs/i])
    if (index === 1) {
      await this.session.sendLine('exit')
      await this.session.expectEof()
    }
    await this.session.close()
    return this.session.exit
  }

  /** Hangs up. */
  close(options?: { force?: boolean }): Promise<void> {
    return this.session.close(options)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

/** Starts a shell with our prompts in the environment of a login, whatever shell the user has there. */
function shellLine({ env = {}, command, args }: ReplKind): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  return commandLine(['sh', '-lc', 'exec env "$@"', 'sh', ...variables, command, ...args])
}
