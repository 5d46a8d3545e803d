import { OptionError } from '../../errors.ts'

/** What `ssh` itself prints once it is connected and before it runs the remote command. */
export const connected = 'termtape: connected'

/** Ports that the connection carries, each as `ssh` takes it: `8080:localhost:80`. */
export interface SshTunnels {
  /** Ports here that lead to places as seen from there (`-L`). */
  local?: readonly string[]
  /** Ports there that lead to places as seen from here (`-R`). */
  remote?: readonly string[]
  /** Ports here that are a SOCKS proxy (`-D`). */
  dynamic?: readonly string[]
}

export interface SshTarget {
  username: string | undefined
  port: number | undefined
  identity: string | undefined
  config: string | undefined
  extra: Readonly<Record<string, string>> | undefined
}

/** The arguments of `ssh`: the remote command is one of them, and nothing in host or command is taken for an option. */
export function sshArguments(host: string, remote: string, target: SshTarget): string[] {
  // No terminal there, and nothing to read: the questions come to the terminal here.
  return [...targetArguments(target), '-T', '-n', '--', host, remote]
}

/** The same for a session one talks to, on a terminal there too. Without a command it is what the machine gives who logs in. */
export function sessionArguments(
  host: string,
  remote: string | undefined,
  target: SshTarget,
  { local = [], remote: back = [], dynamic = [] }: SshTunnels,
): string[] {
  const tunnels = [
    ...local.flatMap((each) => ['-L', each]),
    ...back.flatMap((each) => ['-R', each]),
    ...dynamic.flatMap((each) => ['-D', each]),
  ]
  return [
    ...targetArguments({
      ...target,
      // A line that begins with `~.` is for the other machine.
      extra: { EscapeChar: 'none', ExitOnForwardFailure: 'yes', ...target.extra },
    }),
    ...tunnels,
    '-tt',
    '--',
    host,
    ...(remote === undefined ? [] : [remote]),
  ]
}

function targetArguments(target: SshTarget): string[] {
  const { username, port, identity, config, extra } = target
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new OptionError('port', port, 'a whole number from 1 to 65 535')
  const options = {
    StrictHostKeyChecking: 'ask',
    NumberOfPasswordPrompts: '1',
    LogLevel: 'ERROR',
    // Tells the end of the questions, in a place the other machine has no say in.
    PermitLocalCommand: 'yes',
    LocalCommand: `echo ${connected}`,
    // A connection that is shared with others runs no local command.
    ControlPath: 'none',
    ...(identity === undefined ? {} : { IdentitiesOnly: 'yes' }),
    ...extra,
  }
  return [
    ...(config === undefined ? [] : ['-F', config]),
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...(username === undefined ? [] : ['-l', username]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(identity === undefined ? [] : ['-i', identity]),
  ]
}
