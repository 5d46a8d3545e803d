import { type Bench, entry, line, said, patience } from './bench.ts'
import { crash } from './crash.ts'

/** Whether the end of input ends it. */
export async function endOfInput(
  bench: Bench,
  problems: string[],
  codes: Record<string, number | string | null>,
): Promise<boolean> {
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') return false
  const reply = await subject.ask({ kind: 'eof' }, patience)
  const crashed = crash(reply)
  if (crashed !== undefined) problems.push(`It ${crashed} at the end of input${said(reply)}.`)
  if (reply.end === 'flood') problems.push('It printed without an end at the end of input.')
  if (reply.end === 'busy' && at.end === 'ready') problems.push(`It hung at the end of input${said(reply)}.`)
  if (reply.end === 'exit') codes['eof'] = reply.exit?.code ?? reply.exit?.signal ?? null
  await subject.close()
  return reply.end === 'exit'
}

/** Whether a hang-up ends it, or at least a request to end. */
export async function hangUp(
  bench: Bench,
  problems: string[],
  codes: Record<string, number | string | null>,
): Promise<boolean> {
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') return false
  const reply = await subject.ask({ kind: 'signal', signal: 'SIGHUP' }, patience)
  const crashed = crash(reply, ['SIGHUP', 'SIGTERM'])
  if (crashed !== undefined) problems.push(`It ${crashed} at a hang-up${said(reply)}.`)
  if (reply.end === 'exit') {
    codes['hangup'] = reply.exit?.code ?? reply.exit?.signal ?? null
    await subject.close()
    return true
  }
  let term = await subject.ask({ kind: 'signal', signal: 'SIGTERM' }, patience)
  // A line editor keeps a signal back until the next key.
  if (term.end !== 'exit') term = await subject.ask(line(''), patience)
  if (term.end !== 'exit') problems.push('It ignores SIGHUP and SIGTERM.')
  await subject.close()
  return term.end === 'exit'
}
