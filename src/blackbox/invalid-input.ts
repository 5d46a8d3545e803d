import { inputWait } from '../live/input-wait.ts'
import { promptShape, unknownWord } from '../investigate/same-answer.ts'
import type { Reply, Subject } from '../investigate/world.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { type Bench, entry, line, said, patience } from './bench.ts'
import { crash } from './crash.ts'
import type { Attempt } from './verdict.ts'

/** Half a statement in most languages: a program may wait for the rest of it, and say nothing. */
const unfinished = '"\'`$({['

const inputs = [
  unknownWord,
  `${unknownWord} a b c`,
  'x'.repeat(1_000),
  unfinished,
  '日本語 ✓ é',
  '%s%n%d',
  '-1',
  '',
]

/** Whether it reads its terminal, for the `;` that ends a statement, say; one that hangs sleeps or works. */
async function reads({ subject }: { subject: Subject }): Promise<boolean> {
  const doing = await subject.note('doing', () =>
    subject.pid === undefined ? null : (inputWait(subject.pid)?.doing ?? null),
  )
  return doing === 'reading' || doing === 'idle' || doing === 'watching'
}

/** Whether Ctrl+C brings its prompt back: then it did not hang, but waited. */
async function wakes({ subject, at }: { subject: Subject; at: Reply }): Promise<boolean> {
  const reply = await subject.ask({ kind: 'raw', text: '\u0003' }, patience)
  return reply.end === 'ready' && promptShape(reply.prompt).endsWith(promptShape(at.prompt).slice(-1))
}

/** Input nobody would type: it may be refused, and must not end the program. */
export async function invalidInput(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  let refused = 0
  let here = await entry(bench)
  const oneShot = here.at.end === 'exit'
  for (const text of oneShot ? [] : inputs) {
    const reply = await here.subject.ask(line(text), patience)
    const shown = JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text)
    const crashed = crash(reply)
    const refuses = text !== unknownWord && detectError(reply.text) !== undefined
    if (crashed !== undefined) problems.push(`It ${crashed} after ${shown}${said(reply)}.`)
    else if (
      reply.end === 'exit' &&
      (reply.exit?.code ?? 0) !== 0 &&
      // Of a program that says why, and not after a mere word, it is a refusal.
      !refuses &&
      detectPrompt(here.at.prompt) !== undefined
    )
      problems.push(`It ended with exit code ${reply.exit?.code} after ${shown}${said(reply)}.`)
    else if (reply.end === 'flood') problems.push(`It printed without an end after ${shown}.`)
    if (
      reply.end === 'busy' &&
      here.at.end === 'ready' &&
      !((text === unfinished || (await reads(here))) && (await wakes(here)))
    )
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
