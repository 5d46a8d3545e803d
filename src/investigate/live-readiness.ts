import { now, sleep } from '../clock.ts'
import { inquiryFloodChars } from '../limits.ts'
import { inputWait, type InputWait } from '../live/input-wait.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { internalsOf } from '../session/internals.ts'
import type { Session } from '../session/session.ts'
import type { ReplyEnd } from './world.ts'

/** How things stood when a program was spoken to. */
export interface Before {
  printed: number
  /** How often it had been given a processor; undefined where nobody can tell, or where it has just been started. */
  turns: number | undefined
}

/** A session, and how to be sure that all its program wrote has arrived. */
export interface Watched {
  session: Session
  drain: () => void
}

export function before({ session }: Watched): Before {
  return { printed: internalsOf(session).printed, turns: lookAt(session)?.turns }
}

/**
 * Waits until a program has answered: it reads its terminal again, or waits for nobody knows what and has been quiet for as long
 * as that makes likely, or has ended. Nothing here is a fixed wait: each look decides anew.
 */
export async function answered(
  { session, drain }: Watched,
  { printed, turns }: Before,
  patienceMs: number,
): Promise<ReplyEnd> {
  const began = now()
  const inside = internalsOf(session)
  let seen = inside.printed
  let changedAt = began
  for (;;) {
    const look = lookAt(session)
    // After the look: what a program wrote before it began to wait is read before its wait is believed.
    drain()
    if (inside.ended !== undefined) return 'exit'
    if (inside.printed !== seen) {
      seen = inside.printed
      changedAt = now()
    }
    if (seen - printed > inquiryFloodChars) return 'flood'
    const quietMs = now() - changedAt
    const isSilent = seen === printed
    if (quietMs >= quietEnough(look, look?.turns !== turns, isSilent, () => atPrompt(session, printed)))
      return 'ready'
    if (now() - began >= patienceMs) return 'busy'
    await sleep(quietMs < pollQuickMs ? 1 : pollMs)
  }
}

const pollQuickMs = 8
const pollMs = 4

/** How long a program has to have been quiet before it counts as done, by what it does meanwhile, in milliseconds. */
function quietEnough(
  look: InputWait | undefined,
  hasRun: boolean,
  isSilent: boolean,
  prompts: () => boolean,
): number {
  switch (look?.doing) {
    case 'reading':
      // Written to and not yet awake, it still looks like a reader.
      return hasRun ? 0 : 400
    case 'idle':
      return prompts() ? 30 : isSilent ? 400 : 250
    case 'asleep':
      return prompts() ? 80 : isSilent ? Number.POSITIVE_INFINITY : 1_500
    case 'working':
      return Number.POSITIVE_INFINITY
    case undefined:
      return prompts() ? 80 : 400
  }
}

function atPrompt(session: Session, printed: number): boolean {
  return detectPrompt(internalsOf(session).since(printed)) !== undefined
}

function lookAt(session: Session): InputWait | undefined {
  return session.pid === undefined ? undefined : inputWait(session.pid)
}
