import type { Reply, Subject, World } from '../investigate/world.ts'
import { bare, leaves } from '../investigate/danger.ts'
import { helpCandidates } from '../investigate/help.ts'
import { masked, promptShape, unknownWord } from '../investigate/same-answer.ts'
import { isQuestion } from '../investigate/conversation.ts'
import { plausible } from '../investigate/plausible.ts'
import { detectError, isErrorOutput } from '../patterns/is-error-output.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
import { extractMenu } from '../patterns/menu-rows.ts'
import { inquiryStartPatienceMs } from '../limits.ts'
import { crash } from './crash.ts'
import type { BlackBoxLimits } from './limits-of.ts'
import { leftOver, sample, watched } from './measure.ts'
import type { Attempt } from './verdict.ts'

/** What every test has: where processes come from, what they may take, and how their environment is marked. */
export interface Bench {
  world: World
  limits: Required<BlackBoxLimits>
  mark: string
}

const shortPatienceMs = 3_000

async function entry({ world }: Bench, beside = false): Promise<{ subject: Subject; at: Reply }> {
  const subject = await world.start({ patienceMs: inquiryStartPatienceMs, beside })
  let at = subject.banner
  for (let turn = 0; turn < 10 && at.end === 'ready' && isQuestion(at.prompt, at.text, turn); turn++) {
    const before = at
    at = await subject.ask({ kind: 'line', text: plausible(at.prompt) })
    if (at.prompt === before.prompt) break
  }
  return { subject, at }
}

/** A program that did what it does and ended, rather than wait for somebody. */
function isOneShot(at: Reply): boolean {
  return (
    at.end === 'exit' && crash(at) === undefined && ((at.exit?.code ?? 1) === 0 || /\busage\b/i.test(at.text))
  )
}

function line(text: string): { kind: 'line'; text: string } {
  return { kind: 'line', text }
}

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

/** Whether asking for help hangs it, kills it, or gives garbage. That a program has no help is no fault. */
export async function help(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const found: string[] = []
  let outputLength = 0
  let here = await entry(bench)
  const oneShot = here.at.end === 'exit'
  if (oneShot) {
    await here.subject.close()
    const subject = await bench.world.start({ args: ['--help'], patienceMs: shortPatienceMs })
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
  const unknown =
    here.at.end === 'ready'
      ? await here.subject.ask(line(unknownWord), { patienceMs: shortPatienceMs })
      : undefined
  for (const candidate of helpCandidates(`${here.at.text}\n${here.at.prompt}\n${unknown?.text ?? ''}`)) {
    // A process of its own for each: what the one before left behind is not this one's.
    await again()
    if (here.at.end !== 'ready' && here.at.end !== 'busy') break
    const reply = await here.subject.ask(line(candidate), {
      patienceMs: bench.world.live ? shortPatienceMs : shortPatienceMs,
    })
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
  const solid = text.replace(/\s+/g, '')
  if (solid.length < 8) return false
  const odd = solid.match(/[\u0000-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0
  const letters = solid.match(/\p{L}/gu)?.length ?? 0
  return odd > solid.length * 0.05 || (solid.length >= 40 && letters < solid.length * 0.15)
}

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
    const reply = await here.subject.ask(line(text), { patienceMs: shortPatienceMs })
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

/** Every way out: exit commands, the end of input, a hang-up, a signal. */
export async function exitBehavior(bench: Bench): Promise<Attempt> {
  const problems: string[] = []
  const exits: string[] = []
  const codes: Record<string, number | string | null> = {}
  // What is wrong with a word nobody says it knows, unless another one turns out to be the way out.
  const unsure: string[] = []
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
    let reply = await subject.ask(line(candidate), { patienceMs: shortPatienceMs })
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
        unsure.push(`It ${wrong} at ${JSON.stringify(candidate)}${said(reply)}.`)
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
  if (exits.length === 0 && codes['eof'] !== 0) problems.push(...unsure)
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
  const reply = await subject.ask(line(hint), { patienceMs: shortPatienceMs })
  if (reply.end === 'ready') text = `${text}\n${reply.text}`
  const rows = [...extractCommandsFromHelp(text), ...extractMenu(at.text)].filter(leaves)
  const names = [...new Set(rows.map(({ name }) => name))].filter(
    (name) => !['end', 'return', 'back', 'leave'].includes(bare(name)),
  )
  return names.length === 0 ? undefined : names.slice(0, 3)
}

async function endOfInput(
  bench: Bench,
  problems: string[],
  codes: Record<string, number | string | null>,
): Promise<boolean> {
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') return false
  const reply = await subject.ask({ kind: 'eof' }, { patienceMs: shortPatienceMs })
  const crashed = crash(reply)
  if (crashed !== undefined) problems.push(`It ${crashed} at the end of input${said(reply)}.`)
  if (reply.end === 'flood') problems.push('It printed without an end at the end of input.')
  if (reply.end === 'busy' && at.end === 'ready') problems.push(`It hung at the end of input${said(reply)}.`)
  if (reply.end === 'exit') codes['eof'] = reply.exit?.code ?? reply.exit?.signal ?? null
  await subject.close()
  return reply.end === 'exit'
}

async function hangUp(
  bench: Bench,
  problems: string[],
  codes: Record<string, number | string | null>,
): Promise<boolean> {
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') return false
  const reply = await subject.ask({ kind: 'signal', signal: 'SIGHUP' }, { patienceMs: shortPatienceMs })
  const crashed = crash(reply, ['SIGHUP', 'SIGTERM'])
  if (crashed !== undefined) problems.push(`It ${crashed} at a hang-up${said(reply)}.`)
  if (reply.end === 'exit') {
    codes['hangup'] = reply.exit?.code ?? reply.exit?.signal ?? null
    await subject.close()
    return true
  }
  const term = await subject.ask({ kind: 'signal', signal: 'SIGTERM' }, { patienceMs: shortPatienceMs })
  if (term.end !== 'exit') problems.push('It ignores SIGHUP and SIGTERM.')
  await subject.close()
  return term.end === 'exit'
}

/** What it uses at rest and after some work, and whether that grows. */
export async function resourceUsage(bench: Bench): Promise<Attempt> {
  const { limits } = bench
  const problems: string[] = []
  const { subject, at } = await entry(bench)
  if (at.end === 'exit') {
    await subject.close()
    return { details: { one_shot: true, cpu_percent: 0, memory_mb: 0 }, problems }
  }
  const idle = await subject.note('idle', () => watched(subject.pid, 600, 60))
  const [first, last] = [idle[0], idle.at(-1)]
  const cpu =
    first === undefined || last === undefined || last.at === first.at
      ? 0
      : ((last.cpuMs - first.cpuMs) / (last.at - first.at)) * 100
  const spins = cpu >= limits.cpuPercent
  if (spins) problems.push(`It uses ${Math.round(cpu)} % of a processor while nothing is asked of it.`)
  // The first rounds fill caches; what grows after them leaks.
  let warm = last
  let end = last
  const works = spins ? 0 : rounds
  const asked = isMenuLike(at) ? '' : await harmless(bench)
  for (let round = 0; round < works; round++) {
    const reply = await subject.ask(line(round % 2 === 0 ? '' : asked), { patienceMs: shortPatienceMs })
    if (reply.end !== 'ready') break
    if (round === warmRounds) warm = (await subject.note('used', () => sample(subject.pid) ?? null)) ?? warm
  }
  end = (await subject.note('used', () => sample(subject.pid) ?? null)) ?? end
  const idleGrowth = (last?.rssMb ?? 0) - (first?.rssMb ?? 0)
  const grownMb = Math.max((end?.rssMb ?? 0) - (warm?.rssMb ?? 0), idleGrowth)
  const grownFds = (end?.fds ?? 0) - (warm?.fds ?? 0)
  if (grownMb >= limits.leakMb) problems.push(`Its memory grew by ${rounded(grownMb)} MB.`)
  if (grownFds >= limits.leakFds) problems.push(`It opened ${grownFds} descriptors and did not close them.`)
  const memory = Math.max(end?.rssMb ?? 0, last?.rssMb ?? 0)
  if (memory > limits.memoryMb)
    problems.push(`It uses ${rounded(memory)} MB of memory, more than ${limits.memoryMb} MB.`)
  await subject.close()
  return {
    details: {
      cpu_percent: rounded(cpu),
      memory_mb: rounded(memory),
      memory_growth_mb: rounded(grownMb),
      descriptors: end?.fds ?? 0,
      descriptor_growth: grownFds,
      threads: end?.threads ?? 0,
      rounds: works,
    },
    problems,
  }
}

const rounds = 60
const warmRounds = 10

function isMenuLike(at: Reply): boolean {
  return extractMenu(at.text).length > 0
}

/** A line it knows and answers quickly, found in a process of its own; an empty one where there is none. */
async function harmless(bench: Bench): Promise<string> {
  const { subject, at } = await entry(bench)
  const hint = helpCandidates(`${at.text}\n${at.prompt}`)[0] ?? 'help'
  const reply = at.end === 'ready' ? await subject.ask(line(hint), { patienceMs: shortPatienceMs }) : at
  await subject.close()
  return reply.end === 'ready' && promptShape(reply.prompt) === promptShape(at.prompt) && reply.ms < 300
    ? hint
    : ''
}

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

function said({ text, prompt }: Reply): string {
  const last = `${text}\n${prompt}`.trim().split('\n').slice(-3).join(' ⏎ ').slice(-200)
  return last === '' ? '' : `; it said ${JSON.stringify(last)}`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
