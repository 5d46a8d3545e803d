import { attachSession } from '../control/host/attach.ts'
import { describeExit } from '../session/failures.ts'
import type { Session } from '../session/session.ts'
import { exitCodeOf } from './frame/exit-code.ts'
import { command, type Command } from './frame/command.ts'
import { oneId } from './frame/words.ts'
import { internalsOf } from '../session/internals.ts'

/** `termtape attach`: hands the terminal over until Ctrl+], or until the program ends; then its exit code is ours. */
export const attachCommand: Command = command({
  usage: 'ID',
  about:
    'Talk to a session of the host. Ctrl+] leaves it, and it lives on. When its program ends, its exit code is the exit code.',
  options: {},
  examples: ['termtape attach notes'],
  completes: 'nothing',
  run: ({ positionals }) => attach(oneId(positionals)),
})

/** Gives the exit code. */
export async function attach(id: string): Promise<number> {
  const { session, detach, closedBy } = await attachSession(id)
  // What is piped in is typed; its end lets go of the session and does not end it.
  const how = await Promise.race([session.interact({ atEnd: 'leave' }), hostLost(session)])
  if (how === 'lost') {
    process.stderr.write('\r\ntermtape: The host has ended, or closed the connection.\r\n')
    // The terminal is given back on the way out.
    process.exit(1)
  }
  await detach()
  if (how === 'escape') {
    process.stderr.write(`\n[left ${id}: termtape attach ${id} comes back]\n`)
    return 0
  }
  const exit = await session.exit
  const why = closedBy()?.message.split('\n')[0]
  process.stderr.write(`\n[${why ?? `${id} ended with ${describeExit(exit)}`}]\n`)
  return exitCodeOf(exit)
}

/** Nothing can come any more, though nobody heard of an end: a host that is lost cannot say so. */
async function hostLost(session: Session): Promise<'lost'> {
  const end = await internalsOf(session).until(() => undefined, { timeoutMs: Number.POSITIVE_INFINITY })
  if ('gaveUp' in end && end.gaveUp === 'quiet') return 'lost'
  return new Promise(() => {})
}
