import { bare, leaves } from '../investigate/danger.ts'
import { helpCandidates } from '../investigate/help.ts'
import { promptShape } from '../investigate/same-answer.ts'
import type { Reply, Subject } from '../investigate/world.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { detectError } from '../patterns/is-error-output.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { type Bench, entry, line, said, patience } from './bench.ts'
import { crash } from './crash.ts'
import { leftOver } from './measure.ts'
import type { Attempt } from './verdict.ts'
import { endOfInput, hangUp } from './ways-out.ts'

/** Every way out: exit commands, the end of input, a hang-up, a signal. */
export async function exitBehavior(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const exits: string[] = []
  const codes: Record<string, number | string | null> = {}
  // What is wrong with a word nobody says it knows, unless another one turns out to be the way out.
  const unsure: { code: number | string | null; problem: string }[] = []
  const first = await entry(bench)
  const oneShot = first.at.end === 'exit'
  const listed = oneShot || first.at.end !== 'ready' ? undefined : await listedExits(first.subject, first.at)
  await first.subject.close()
  const candidates = oneShot
    ? []
    : (listed ?? [
        'quit',
        'exit',
        'q',
        '.quit',
        '.exit',
        ':q',
        'quit()',
        '(quit)',
        '(exit)',
        '\\q',
        'halt.',
        ',quit',
      ])
  for (const candidate of candidates) {
    if (listed === undefined && exits.length > 0) break
    const { subject, at } = await entry(bench)
    if (at.end === 'exit') {
      await subject.close()
      break
    }
    let reply = await subject.ask(line(candidate), patience)
    if (
      reply.end === 'ready' &&
      /\?|\by\b|yes/i.test(reply.prompt) &&
      promptShape(reply.prompt) !== promptShape(at.prompt)
    )
      reply = await subject.ask(line('y'))
    const named = listed !== undefined
    if (reply.end === 'exit') {
      codes[candidate] = reply.exit?.code ?? reply.exit?.signal ?? null
      const crashed = crash(reply)
      const wrong =
        crashed ?? (reply.exit?.code === 0 ? undefined : `ended with exit code ${reply.exit?.code}`)
      // Of a word that nobody says it knows, only a clean end shows that it does.
      if (wrong === undefined) exits.push(candidate)
      else if (named) problems.push(`It ${wrong} at ${JSON.stringify(candidate)}${said(reply)}.`)
      else if ((candidate === 'quit' || candidate === 'exit') && detectError(reply.text) === undefined)
        unsure.push({
          code: codes[candidate],
          problem: `It ${wrong} at ${JSON.stringify(candidate)}${said(reply)}.`,
        })
      const left = await subject.note('left', () => leftOver(subject.pid, bench.mark, 1_500))
      if (left.length > 0)
        problems.push(`It left ${left.join(', ')} running after ${JSON.stringify(candidate)}.`)
    } else if (
      reply.end === 'busy' &&
      at.end === 'ready' &&
      (named || candidate === 'quit' || candidate === 'exit')
    )
      problems.push(`It hung at ${JSON.stringify(candidate)}${said(reply)}.`)
    else if (
      reply.end === 'ready' &&
      named &&
      /^(?:quit|exit|bye)$/.test(bare(candidate)) &&
      promptShape(reply.prompt) === promptShape(at.prompt) &&
      detectError(reply.text) === undefined
    )
      problems.push(`It did not end at ${JSON.stringify(candidate)}, which its help names.`)
    await subject.close()
  }
  let eofEnds = oneShot
  let hangUpEnds = oneShot
  if (!oneShot) {
    eofEnds = await endOfInput(bench, problems, codes)
    hangUpEnds = await hangUp(bench, problems, codes)
  }
  // One that ends with 1 whichever way it is left says how its last command went.
  if (exits.length === 0 && codes['eof'] !== 0)
    problems.push(
      ...unsure.flatMap(({ code, problem }) => (code === 1 && codes['eof'] === 1 ? [] : [problem])),
    )
  if (!oneShot && exits.length === 0 && !eofEnds && !hangUpEnds && problems.length === 0)
    problems.push('There is no way out of it.')
  return {
    details: {
      one_shot: oneShot,
      exit_commands: exits,
      exit_codes: codes,
      ends_at_eof: eofEnds,
      ends_at_hangup: hangUpEnds,
    },
    problems,
  }
}

/** Exit commands its help or its banner names; undefined where neither says. */
async function listedExits(subject: Subject, at: Reply): Promise<string[] | undefined> {
  let text = at.text
  const hint = helpCandidates(`${at.text}\n${at.prompt}`)[0] ?? 'help'
  const reply = await subject.ask(line(hint), patience)
  if (reply.end === 'ready') text = `${text}\n${reply.text}`
  const rows = [...extractCommandsFromHelp(text), ...extractMenu(at.text)].filter(leaves)
  const names = [...new Set(rows.map(({ name }) => name))].filter(
    (name) => !['end', 'return', 'back', 'leave'].includes(bare(name)),
  )
  return names.length === 0 ? undefined : names.slice(0, 3)
}
