import { now, sleep } from '../clock.ts'
import { inquiryFloodChars } from '../limits.ts'
import { inputWait, type InputWait } from '../live/input-wait.ts'
import { printedText } from '../patterns/last-line.ts'
import { detectPrompt } from '../patterns/detect-prompt.ts'
import { QueryScan } from '../screen/query-scan.ts'
import { internalsOf } from '../session/internals.ts'
import type { Session } from '../session/session.ts'
import { sequencesOf } from '../text/sequences.ts'
import { replyText } from './reply-text.ts'
import type { ReplyEnd } from './world.ts'

/** How things stood when a program was spoken to. */
export interface Before {
  printed: number
  /** How often it had been given a processor; undefined where nobody can tell, or where it has just been started. */
  turns: number | undefined
  /** What it was asked: its echo is no answer. */
  asked?: string
  /** Whether it stood behind a prompt. */
  prompted?: boolean
  /** Patience begins anew with whatever is printed. */
  renewed?: boolean
  /** Nobody reads the answer: once it speaks and waits, that is enough. */
  brief?: boolean
}

/** A session, and how to be sure that all its program wrote has arrived. */
export interface Watched {
  session: Session
  drain: () => void
}

export function before({ session }: Watched): Before {
  const { printed } = internalsOf(session)
  const prompted =
    detectPrompt(internalsOf(session).since(Math.max(0, printed - promptCharsMax))) !== undefined
  return { printed, turns: lookAt(session)?.turns, prompted }
}

/**
 * Waits until a program has answered: it reads its terminal again, or waits for nobody knows what and has been quiet for as long
 * as that makes likely, or has ended. Nothing here is a fixed wait: each look decides anew.
 */
export async function answered(
  { session, drain }: Watched,
  { printed, turns, asked = '', prompted = false, brief = false, renewed = false }: Before,
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
    if (seen - printed > inquiryFloodChars && now() - began > floodMs) return 'flood'
    const quietMs = now() - changedAt
    // It asked its terminal something, and goes on when it has been told: the answer wakes it at once.
    if (quietMs < queryQuietMs && asksTerminal(inside.since(Math.max(printed, seen - queryCharsMax)))) {
      await sleep(pollMs)
      continue
    }
    if (
      brief &&
      isWaiting(look) &&
      quietMs >= (seen > printed ? briefQuietMs : prompted ? Number.POSITIVE_INFINITY : briefSilentMs)
    )
      return 'ready'
    const isSilent =
      seen === printed ||
      (seen - printed < asked.length + echoCharsMax && isEcho(inside.since(printed), asked))
    if (
      quietMs >=
      quietEnough(look, look?.turns !== turns, isSilent ? (prompted ? 'stuck' : 'silent') : 'spoke', () =>
        atPrompt(session, printed),
      )
    )
      return 'ready'
    const waitedMs = now() - (renewed && now() - began < patienceMs * renewalsMax ? changedAt : began)
    if (waitedMs >= patienceMs) return 'busy'
    await sleep(quietMs < pollQuickMs ? 1 : pollMs)
  }
}

/** What nobody reads need not be whole. */
const briefQuietMs = 40
const briefSilentMs = 120

function isWaiting(look: InputWait | undefined): boolean {
  return look !== undefined && look.doing !== 'working' && look.doing !== 'asleep'
}

/** One that never stops printing is not waited for: so many times the patience. */
const renewalsMax = 5

/** Much that is printed at once may have an end. */
const floodMs = 2_000

/** How far back a prompt is looked for. */
const promptCharsMax = 300

/** What a line editor may add to the echo of a line. */
const echoCharsMax = 64

function isEcho(printed: string, asked: string): boolean {
  return printedText(printed).replace(asked, '').trim() === ''
}

/** How long a program may take to go on after its terminal answered. */
const queryQuietMs = 300
const queryCharsMax = 64

/** Whether the last thing printed is a question to the terminal, such as where the cursor is. */
function asksTerminal(tail: string): boolean {
  const last = [...sequencesOf(tail)].at(-1)
  return last?.end === tail.length && new QueryScan().scan(Buffer.from(last.text)).length > 0
}

const pollQuickMs = 8
const pollMs = 4

/** How long a program has to have been quiet before it counts as done, by what it does meanwhile, in milliseconds. */
function quietEnough(
  look: InputWait | undefined,
  hasRun: boolean,
  heard: 'spoke' | 'silent' | 'stuck',
  prompts: () => boolean,
): number {
  switch (look?.doing) {
    case 'reading':
      // Written to and not yet awake, it still looks like a reader.
      return hasRun ? 0 : 400
    case 'idle':
      // One that stood behind a prompt and says nothing, not even the prompt again, has not answered.
      return prompts() ? 30 : { spoke: 250, silent: 400, stuck: Number.POSITIVE_INFINITY }[heard]
    case 'watching':
      return prompts() ? 80 : { spoke: 500, silent: 1_000, stuck: Number.POSITIVE_INFINITY }[heard]
    case 'asleep':
      return prompts() ? 80 : heard === 'spoke' ? 1_500 : Number.POSITIVE_INFINITY
    case 'working':
      // One that spins never waits; at its prompt it is as ready as it gets.
      return prompts() ? 700 : Number.POSITIVE_INFINITY
    case undefined:
      return prompts() ? 80 : 400
  }
}

function atPrompt(session: Session, printed: number): boolean {
  const { text, prompt } = replyText(internalsOf(session).since(printed), '')
  return detectPrompt(`${text}\n${prompt}`) !== undefined
}

function lookAt(session: Session): InputWait | undefined {
  return session.pid === undefined ? undefined : inputWait(session.pid)
}
