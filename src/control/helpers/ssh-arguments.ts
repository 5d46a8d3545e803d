import { OptionError } from '../../errors.ts'

/** What `ssh` itself prints once it is connected and before it runs the remote command. */
export const connected = 'termtape: connected'

export interface SshTarget {
  username: string | undefined
  port: number | undefined
  identity: string | undefined
  config: string | undefined
  extra: Readonly<Record<string, string>> | undefined
}

/** The arguments of `ssh`: the remote command is one of them, and nothing in host or command is taken for an option. */
export function sshArguments(host: string, remote: string, target: SshTarget): string[] {
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
    // No terminal there, and nothing to read: the questions come to the terminal here.
    '-T',
    '-n',
    '--',
    host,
    remote,
  ]
}
