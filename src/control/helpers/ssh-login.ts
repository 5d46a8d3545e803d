import { EOF } from '../../session/pattern.ts'
import type { Session } from '../../session/session.ts'
import { connected } from './ssh-arguments.ts'
import { notConnected, unknownHost } from './ssh-failures.ts'

/** What is said to the questions on the way. */
export interface LogInAnswers {
  host: string
  password: string | undefined
  passphrase: string | undefined
  hostKey: string | undefined
}

/**
 * Answers what `ssh` asks until it is connected.
 *
 * @throws SshError when it comes to no connection, with the reason
 */
export async function logIn(session: Session, answers: LogInAnswers, leftMs: () => number): Promise<void> {
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

const questions = {
  connected: new RegExp(`${connected}\\r?\\n`),
  hostKey: /\(yes\/no(?:\/\[fingerprint\])?\)\? $/,
  hostKeyAgain: /Please type 'yes', 'no' or the fingerprint: $/,
  passphrase: /Enter passphrase for (?:key )?[^\n]*: $/,
  password: /(?:^|\n)[^\n]*(?:password|passcode|verification code)[^\n]*: ?$/i,
} as const
