import { now, sleep } from '../../clock.ts'
import {
  canonicalLineBytesMax,
  fuzzFloodBytes,
  fuzzHangMs,
  fuzzHangUpMs,
  fuzzPatienceMs,
  fuzzSlowKeyMs,
  fuzzSpinCpuMs,
  fuzzStepMs,
} from '../../limits.ts'
import { cpuMsOf, descriptorsOf, memoryOf } from '../../live/kernel-look.ts'
import { type Case, sizeOf, type Step } from '../step.ts'
import type { Played, Stop, Stuck } from './played.ts'
import { ready } from './readiness.ts'
import { floods, hasChildren, isSilent, stopsAtInterrupt, whyStuck } from './stuck.ts'
import type { Subject } from './subject.ts'

/** What to look for while a case is played, beside the end of the program. */
export interface PlayOptions {
  /** Whether a fresh program answers the keys a silent one is asked with. */
  answersProbes?: boolean
  /** How long one that does not come back to its terminal is asked for an answer, in milliseconds; default `fuzzHangMs`. */
  hangMs?: number
  /** Output beyond all there is to say that makes a flood, in bytes; default `fuzzFloodBytes`. */
  floodBytes?: number
  /** How long it is left in peace before, in milliseconds; default `fuzzPatienceMs`. */
  patienceMs?: number
}

/** Holds a conversation with a program that is ready for it, and tells what came of it. The program still has to be ended. */
export async function play(
  subject: Subject,
  { steps, pacing }: Case,
  options: PlayOptions = {},
): Promise<Played> {
  const { terminal, ear } = subject
  ear.floodBytes = options.floodBytes ?? fuzzFloodBytes
  const earlier = [...subject.given]
  if (earlier.length > 0) ear.turnOver()
  subject.given.push({ steps, pacing })
  const stops: Stop[] = []
  const endedAtStart = terminal.ended !== undefined
  let given = 0
  let heard = ear.total
  let silentSince = 0
  let spinsAfterHangUp = false
  for (let at = 0; at < steps.length && terminal.ended === undefined;) {
    const count = pacing === 'burst' ? burst(steps, at) : 1
    const together = steps.slice(at, at + count)
    const bytes = sizeOf(together.filter((step) => step.do === 'send'))
    for (let step = 0; step < count; step++) ear.next(bytes)
    // The last look is a moment old at most where the next step follows at once.
    const before = (at === 0 || pacing === 'slow' ? undefined : terminal.lastLook) ?? terminal.look()
    await give(subject, together)
    at += count
    given = at
    if (together[0]?.do === 'hang-up') {
      spinsAfterHangUp = await outlives(subject)
      break
    }
    if (pacing !== 'burst') {
      if (pacing === 'slow') await sleep(fuzzSlowKeyMs)
      const how = await ready(terminal, ear, before, fuzzStepMs, subject.readsTerminal)
      if (how === 'flood') break
      if (how === 'ready') {
        if (ear.total !== heard) silentSince = at
        heard = ear.total
        stops.push({ given: at, said: saidSince(ear.lastAnswer()) })
      }
    }
  }
  const hungUp = steps[given - 1]?.do === 'hang-up'
  const bytesGiven = sizeOf([...earlier.flatMap((each) => each.steps), ...steps.slice(0, given)])
  // A burst is answered as a whole: where there are fewer bytes than there were keys, it may have fallen silent on the way.
  const silentSteps = given - (pacing === 'burst' ? ear.sinceStep : silentSince)
  const { stuck, disturbed } =
    hungUp || terminal.ended !== undefined
      ? notStuck
      : await stuckness(subject, silentSteps, bytesGiven, options)
  if (terminal.ended === undefined && terminal.look().rest === 'gone')
    await Promise.race([terminal.exit, sleep(fuzzHangMs)])
  // How it ended by itself: what an interrupt ends from here on, we ended.
  const exit = terminal.ended ?? null
  // On a busy machine a program may do nothing for a while by itself.
  const floodOfChild = stuck === 'flood' && hasChildren(subject) && (await idles(subject))
  const floodStops = stuck === 'flood' && (await stopsAtInterrupt(subject, bytesGiven))
  // What it is asked in other words is answered too, and no place of its own.
  if (pacing === 'burst' && exit === null && !disturbed)
    stops.push({ given, said: saidSince(ear.lastAnswer()) })
  const before = { memory: subject.memory, descriptors: subject.descriptors }
  const memory = exit === null ? memoryOf(terminal.pid) : { now: subject.memory, most: 0 }
  subject.memory = memory.now
  if (exit === null) subject.descriptors = descriptorsOf(terminal.pid)
  return {
    case: { steps, pacing },
    earlier,
    past: ear.past(),
    disturbed,
    given,
    exit,
    endedAtStart,
    stuck,
    floodStops,
    floodOfChild,
    spinsAfterHangUp,
    answers: ear.answers(),
    get screen() {
      return ear.screen.text
    },
    memory: { before: before.memory, after: memory.now, most: memory.most },
    descriptors: { before: before.descriptors, after: subject.descriptors },
    stops,
  }
}

/** How many steps from here on are bytes that go into one write; 1 where the step is none. */
function burst(steps: readonly Step[], from: number): number {
  let to = from
  while (steps[to]?.do === 'send') to++
  return Math.max(1, to - from)
}

async function give({ terminal, ear }: Subject, steps: readonly Step[]): Promise<void> {
  const [first] = steps
  switch (first?.do) {
    case 'send': {
      const bytes = Buffer.concat(steps.flatMap((step) => (step.do === 'send' ? [step.bytes] : [])))
      const taken = terminal.write(bytes)
      // A program that does not read leaves its terminal full; what becomes of it is judged at the end.
      return Promise.race([taken, sleep(fuzzPatienceMs)])
    }
    case 'resize':
      terminal.resize(first.cols, first.rows)
      return ear.resize(first.cols, first.rows)
    case 'signal':
      return terminal.signal(first.signal)
    case 'hang-up':
      return terminal.hangUp()
    case undefined:
  }
}

/** After a hang-up: waits for the end, a while; whether there is none, and a processor is used instead. */
async function outlives({ terminal }: Subject): Promise<boolean> {
  const used = cpuMsOf(terminal.pid)
  const until = now() + fuzzHangUpMs
  while (terminal.ended === undefined && now() < until) await sleep(pollMs)
  if (terminal.ended !== undefined || cpuMsOf(terminal.pid) - used < fuzzHangUpMs / 4) return false
  const longer = now() + spinAfterHangUpMs
  while (terminal.ended === undefined && now() < longer) {
    if (cpuMsOf(terminal.pid) - used > fuzzSpinCpuMs) return true
    await sleep(pollMs)
  }
  return false
}

const spinAfterHangUpMs = 5_000
const pollMs = 2

/** Whether the program itself does nothing, whatever those it started do. */
async function idles({ terminal }: Subject): Promise<boolean> {
  const used = cpuMsOf(terminal.pid)
  await sleep(idleMsMin)
  return terminal.ended === undefined && cpuMsOf(terminal.pid) - used < 1
}

const idleMsMin = 50

const notStuck = { stuck: null, disturbed: false }

async function stuckness(
  subject: Subject,
  silentSteps: number,
  bytesGiven: number,
  options: PlayOptions,
): Promise<{ stuck: Stuck | null; disturbed: boolean }> {
  const { terminal, ear } = subject
  const before = terminal.look()
  const patienceMs = options.patienceMs ?? fuzzPatienceMs
  const how = await ready(terminal, ear, before, patienceMs, subject.readsTerminal)
  if (how === 'ended') return notStuck
  if (how === 'flood' || ear.floods) return { stuck: 'flood', disturbed: true }
  if (how === 'late')
    return {
      stuck: (await floods(subject))
        ? 'flood'
        : await whyStuck(subject, bytesGiven, options.hangMs ?? fuzzHangMs),
      disturbed: true,
    }
  // Nor does a full terminal pass on what would end the silence.
  const mayBeSilent =
    bytesGiven < canonicalLineBytesMax && options.answersProbes === true && silentSteps >= silentStepsMin
  return { stuck: mayBeSilent && (await isSilent(subject)) ? 'silence' : null, disturbed: mayBeSilent }
}

/** Steps in a row without a word before a program is asked whether it still answers. */
const silentStepsMin = 8

function saidSince(answer: Buffer): string {
  return answer.toString('latin1')
}
