import type { Reply, Subject } from '../investigate/world.ts'
import { type Bench, entry, said } from './bench.ts'
import { crash } from './crash.ts'
import type { Attempt } from './verdict.ts'

/** Several at a time: each has to start as the first did. */
export async function concurrentSessions(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const { sessions } = bench.limits
  const opened: { subject: Subject; at: Reply }[] = []
  for (let index = 0; index < sessions; index++) opened.push(await entry(bench, index > 0))
  const [first] = opened
  for (const [index, { at }] of opened.entries())
    if (
      first !== undefined &&
      (at.end !== first.at.end || (at.end === 'exit' && at.exit?.code !== first.at.exit?.code))
    )
      problems.push(
        `Session ${index + 1} of ${sessions} ${crash(at) ?? (at.end === 'exit' ? `ended with exit code ${at.exit?.code}` : `was ${at.end}`)}${said(at)}.`,
      )
  for (const { subject } of opened) await subject.close()
  return { details: { sessions, started: sessions - problems.length }, problems }
}
