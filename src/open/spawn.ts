import { blamed, type CallSite, captureCallSite } from '../session/call-site.ts'
import type { Session } from '../session/session.ts'
import { redactionRulesFile } from '../files/home-store.ts'
import { policyOf } from './modes.ts'
import { open } from './open.ts'
import type { SpawnOptions } from './spawn-options.ts'
import { unawaited } from '../session/unawaited.ts'
import { internalsOf } from '../session/internals.ts'

/**
 * Starts a program and gives the session to talk to it.
 *
 * With a `tapeName` the session is replayed from that tape, or recorded on it as the modes say; a recording is saved when
 * the session is closed. In a Vitest spec use the `terminal` fixture instead, which names and saves tapes by itself.
 *
 * @throws SpawnError when the program cannot be started, naming it and why
 * @throws OptionError for an option that is unknown or has a value it cannot have
 * @throws TapeMissError when recording is off and there is no tape
 */
export function spawn(
  command: string,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): Promise<Session> {
  return unawaited(spawned(command, args, options, captureCallSite(spawn)))
}

async function spawned(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  site: CallSite,
): Promise<Session> {
  const opening = open(command, args, options, {
    root: process.cwd(),
    policy: policyOf(),
    rerecord: 'run the script with TERMTAPE_RECORD=OVERWRITE',
    rulesFile: redactionRulesFile(),
    warn: (message) => process.emitWarning(message, 'TermtapeWarning'),
  })
  const { session, recorder } = await blamed(opening, site)
  internalsOf(session).afterClose(async () => void (await recorder()?.save()))
  return session
}
