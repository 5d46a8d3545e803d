import { inquiryStartPatienceMs } from '../limits.ts'
import { isErrorOutput } from '../patterns/is-error-output.ts'
import { type Bench, entry, isOneShot, said, rounded } from './bench.ts'
import { crash } from './crash.ts'
import { sample } from './measure.ts'
import type { Attempt } from './verdict.ts'

/** Whether it comes to where it can be used, and how soon. */
export async function startup(bench: Bench): Promise<Attempt> {
  const { subject, at } = await entry(bench)
  const problems: string[] = []
  const oneShot = isOneShot(at)
  const { startMs } = bench.limits
  if (at.end === 'exit' && !oneShot)
    problems.push(
      `It ${crash(at) ?? `ended with exit code ${at.exit?.code}`} instead of starting${said(at)}.`,
    )
  if (at.end === 'busy' && at.text === '' && at.prompt === '')
    problems.push(`It printed nothing and was not ready within ${inquiryStartPatienceMs} ms.`)
  if (at.end === 'flood') problems.push('It printed without an end.')
  if (at.end === 'ready' && subject.banner.ms > startMs)
    problems.push(`It took ${subject.banner.ms} ms to start, more than ${startMs} ms.`)
  const used = await subject.note('started', () => sample(subject.pid) ?? null)
  await subject.close()
  return {
    details: {
      started: at.end === 'ready' || at.end === 'busy' || oneShot,
      one_shot: oneShot,
      has_output: at.text !== '' || at.prompt !== '',
      has_errors: isErrorOutput(at.text),
      has_prompt: at.end === 'ready' && at.prompt.trim() !== '',
      prompt: at.prompt,
      start_ms: subject.banner.ms,
      cpu_percent: 0,
      memory_mb: rounded(used?.rssMb ?? 0),
    },
    problems,
  }
}
