import { unknownWord } from '../investigate/same-answer.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { type Bench, entry, line, said, answerPatienceMs } from './bench.ts'
import { crash } from './crash.ts'
import type { Attempt } from './verdict.ts'

/** Input nobody would type: it may be refused, and must not end the program. */
export async function invalidInput(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const inputs = [
    unknownWord,
    `${unknownWord} a b c`,
    'x'.repeat(1_000),
    '"\'`$({[',
    '日本語 ✓ é',
    '%s%n%d',
    '-1',
    '',
  ]
  let refused = 0
  let here = await entry(bench)
  const oneShot = here.at.end === 'exit'
  for (const text of oneShot ? [] : inputs) {
    const reply = await here.subject.ask(line(text), { patienceMs: answerPatienceMs })
    const shown = JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text)
    const crashed = crash(reply)
    if (crashed !== undefined) problems.push(`It ${crashed} after ${shown}${said(reply)}.`)
    else if (
      reply.end === 'exit' &&
      (reply.exit?.code ?? 0) !== 0 &&
      detectPrompt(here.at.prompt) !== undefined
    )
      problems.push(`It ended with exit code ${reply.exit?.code} after ${shown}${said(reply)}.`)
    else if (reply.end === 'flood') problems.push(`It printed without an end after ${shown}.`)
    if (reply.end === 'busy' && here.at.end === 'ready')
      problems.push(`It hung after ${shown}${said(reply)}.`)
    if (detectError(reply.text) !== undefined) refused++
    if (reply.end === 'ready') continue
    await here.subject.close()
    here = await entry(bench)
    if (problems.length > 0 || here.at.end !== 'ready') break
  }
  await here.subject.close()
  return {
    details: {
      one_shot: oneShot,
      inputs: oneShot ? 0 : inputs.length,
      refused,
      crashed: problems.length > 0,
    },
    problems,
  }
}
