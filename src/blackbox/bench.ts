import { isQuestion } from '../investigate/conversation.ts'
import { plausible } from '../investigate/plausible.ts'
import { promptShape } from '../investigate/same-answer.ts'
import type { Ask, AskOptions, Reply, Subject, World } from '../investigate/world.ts'
import { inquiryStartPatienceMs } from '../limits.ts'
import { crash } from './crash.ts'
import type { BlackBoxLimits } from './limits-of.ts'

/** What every test has: where processes come from, what they may take, and how their environment is marked. */
export interface Bench {
  world: World
  limits: Required<BlackBoxLimits>
  mark: string
  /** The user's folder; the processes of the tests get copies of it. */
  cwd: string | undefined
}

/** How long an answer may take; what goes on printing does not hang. */
export const patience: AskOptions = { patienceMs: 3_000, renewed: true }

/** A process of its own at its entry: the questions a program asks first are answered. */
export async function entry({ world }: Bench, beside = false): Promise<{ subject: Subject; at: Reply }> {
  const subject = await world.start({ patienceMs: inquiryStartPatienceMs, beside })
  let at = subject.banner
  for (let turn = 0; turn < 10 && at.end === 'ready' && isQuestion(at.prompt, at.text, turn); turn++) {
    const before = at
    at = await subject.ask(line(plausible(at.prompt)))
    if (promptShape(at.prompt) === promptShape(before.prompt)) break
  }
  return { subject, at }
}

/** A program that did what it does and ended, rather than wait for somebody. */
export function isOneShot(at: Reply): boolean {
  return (
    at.end === 'exit' && crash(at) === undefined && ((at.exit?.code ?? 1) === 0 || /\busage\b/i.test(at.text))
  )
}

export function line(text: string): Ask {
  return { kind: 'line', text }
}

/** The last words of an answer, for a problem's text. */
export function said({ text, prompt }: Reply): string {
  const last = `${text}\n${prompt}`.trim().split('\n').slice(-3).join(' ⏎ ').slice(-200)
  return last === '' ? '' : `; it said ${JSON.stringify(last)}`
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
