import { show, SshError } from '../../errors.ts'
import { lastLines } from '../../session/scene.ts'

/** `ssh` ended, or asked for what nobody can answer. */
export function notConnected(host: string, output: string, asked?: string, wasGiven = true): SshError {
  const said = lastLines(output, 5)
    .map((line) => `\n  ${line}`)
    .join('')
  const error = (problem: SshError['problem'], message: string, hint?: string): SshError =>
    new SshError(problem, host, output, `${message}${said}`, { hint })
  if (/REMOTE HOST IDENTIFICATION HAS CHANGED|host key .{0,80} has changed/i.test(output))
    return error(
      'changed-host-key',
      `The key of ${show(host)} has changed.`,
      'Someone may be intercepting the connection. If the host was reinstalled, remove its old key with ssh-keygen -R.',
    )
  if (/could not request local forwarding|remote port forwarding failed/i.test(output))
    return error('connection', `Could not open a tunnel to ${show(host)}.`)
  if (!wasGiven)
    return error(
      'authentication',
      `${show(host)} asks for a ${asked}, but none was given.`,
      `Pass it as the option ${asked}.`,
    )
  if (/permission denied|too many authentication failures/i.test(output) || asked !== undefined)
    return error(
      'authentication',
      `${show(host)} refused the login${asked === undefined ? '' : ` with this ${asked}`}.`,
    )
  if (/host key verification failed/i.test(output))
    return error('unknown-host-key', `The key of ${show(host)} could not be verified.`)
  return error('connection', `Could not connect to ${show(host)}.`)
}

/** The host's key is not known, and nobody said that it may be trusted, or not this one. */
export function unknownHost(host: string, output: string, expected: string | undefined): SshError {
  const fingerprint = /SHA256:[\w+/=]+/.exec(output)?.[0]
  const key = fingerprint === undefined ? '' : ` Its key is ${fingerprint}.`
  const message =
    expected === undefined
      ? `${show(host)} is not a known host.${key}`
      : `The key of ${show(host)} is not ${show(expected)}.${key}`
  return new SshError('unknown-host-key', host, output, message, {
    hint: "If that is its key, pass { hostKey: 'SHA256:…' }.",
  })
}
