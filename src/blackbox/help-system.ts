import { helpCandidates } from '../investigate/help.ts'
import { masked, promptShape, unknownWord } from '../investigate/same-answer.ts'
import type { Reply } from '../investigate/world.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { isErrorOutput } from '../patterns/is-error-output.ts'
import { type Bench, entry, line, said, patience } from './bench.ts'
import { crash } from './crash.ts'
import type { Attempt } from './verdict.ts'

/** Whether asking for help hangs it, kills it, or gives garbage. That a program has no help is no fault. */
export async function help(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const found: string[] = []
  let outputLength = 0
  let here = await entry(bench)
  const oneShot = here.at.end === 'exit'
  if (oneShot) {
    await here.subject.close()
    const subject = await bench.world.start({ args: ['--help'], ...patience })
    judgeHelp('--help', subject.banner, '', problems, found)
    outputLength = subject.banner.text.length
    await subject.close()
    return {
      details: {
        one_shot: true,
        has_help: found.length > 0,
        help_commands: found,
        output_length: outputLength,
      },
      problems,
    }
  }
  const prompt = here.at.prompt
  const again = async (): Promise<void> => {
    await here.subject.close()
    here = await entry(bench)
  }
  const unknown = here.at.end === 'ready' ? await here.subject.ask(line(unknownWord), patience) : undefined
  for (const candidate of helpCandidates(`${here.at.text}\n${here.at.prompt}\n${unknown?.text ?? ''}`)) {
    // A process of its own for each: what the one before left behind is not this one's.
    await again()
    if (here.at.end !== 'ready' && here.at.end !== 'busy') break
    const reply = await here.subject.ask(line(candidate), patience)
    const knows = masked(reply.text, candidate) !== masked(unknown?.text ?? '', unknownWord)
    if (unknown?.end === reply.end && !knows && promptShape(reply.prompt) === promptShape(unknown.prompt))
      continue
    // What crashes at every word it does not know is not found by asking for help.
    if (reply.end === 'exit' && unknown?.end === 'exit') continue
    judgeHelp(candidate, reply, prompt, problems, found)
    outputLength = Math.max(outputLength, reply.text.length)
  }
  await here.subject.close()
  return {
    details: { has_help: found.length > 0, help_commands: found, output_length: outputLength },
    problems,
  }
}

function judgeHelp(
  candidate: string,
  reply: Reply,
  prompt: string,
  problems: string[],
  found: string[],
): void {
  const crashed = crash(reply)
  if (crashed !== undefined)
    problems.push(`It ${crashed} when asked ${JSON.stringify(candidate)}${said(reply)}.`)
  else if (reply.end === 'busy')
    problems.push(`It hung when asked ${JSON.stringify(candidate)}${said(reply)}.`)
  else if (reply.end === 'flood')
    problems.push(`It printed without an end when asked ${JSON.stringify(candidate)}.`)
  else if (isGarbage(reply.text))
    problems.push(`It answered ${JSON.stringify(candidate)} with garbage${said(reply)}.`)
  else if (
    reply.text.trim() !== '' &&
    !(isErrorOutput(reply.text) && extractCommandsFromHelp(reply.text).length < 2) &&
    (prompt === '' || reply.end === 'ready')
  )
    found.push(candidate)
}

/** Bytes that are no text, or text without a word in it. */
function isGarbage(text: string): boolean {
  // What frames and fills a full screen is no text, and no garbage.
  const solid = text.replace(/\s+|[\u2500-\u25ff]+|(?<char>[^\u0000-\u001f\ufffd])\k<char>{3,}/g, '')
  if (solid.length < 8) return false
  const odd = solid.match(/[\u0000-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0
  const letters = solid.match(/\p{L}/gu)?.length ?? 0
  return odd > solid.length * 0.05 || (solid.length >= 40 && letters < solid.length * 0.15)
}
