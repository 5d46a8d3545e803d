import { sameShape } from '../compare/same-line.ts'
import { NotReplayableError, TapeMissError, isError } from '../errors.ts'
import type { FileReading } from '../files/sandbox/sandbox-state.ts'
import type { Bindings } from '../match/bindings.ts'
import { createNormaliser } from '../match/normalise.ts'
import { cover } from '../redact/cover.ts'
import type { Player } from '../replay/player.ts'
import type { Start } from '../replay/start-check.ts'
import type { CallSite } from '../session/call-site.ts'
import type { LoggedStep, Outcome, Question, QuestionLog, Reading } from '../session/questions.ts'
import type { MaskedValue } from '../redact/redactor.ts'
import { type MaskedPair, sameButMasked } from '../redact/same-but-masked.ts'
import { standIn } from '../redact/shape.ts'
import { Session, type SessionFacts } from '../session/session.ts'
import { internalsOf } from '../session/internals.ts'
import { fromTape } from '../session/taped-input.ts'
import { SessionOrder } from '../session/session-order.ts'
import type { Input } from '../session/transport.ts'
import type { Tape } from '../tape/tape.ts'
import { drained, Flow, heldBack } from './held-back.ts'
import type { PlayedOptions } from './played-options.ts'
import { Rebound } from './rebound.ts'
import { type TapePlace, tapePlayer } from './tape-player.ts'
import { wayOut, whyFileDiffers, whyNotReplayable } from './why-not-replayable.ts'

export interface Asking {
  questions: QuestionLog
  /** What a replay would be asked for. */
  options: PlayedOptions
  place: TapePlace
  /** What the spec asked to start: what it gives there is known on replay. */
  start: Start
  /** As a replay would open the session. */
  session: Omit<SessionFacts, 'tape' | 'deadlineAt' | 'expected'>
  /** Values the spec has heard from the tape that was played before, and those that stand for them on this one. */
  bindings?: Bindings | undefined
  /** Whether the tape is what was recorded just now; of an older one the values that vary may be others. */
  fresh: boolean
  /** What was masked on it. */
  masked: readonly MaskedValue[]
  /** Whether a file is the work of this session alone; others of the test may have left some, too. */
  isOurs?: (name: string) => boolean
}

/**
 * Plays a tape in memory and does to it all that a spec did while it was recorded. Whatever comes out otherwise than it did
 * would make a green recording a red replay.
 *
 * @throws NotReplayableError for the first question or reading that comes out otherwise, at its line of the spec
 */
export async function askAgain(
  tape: Tape,
  { questions, options, place, start, session: facts, bindings, fresh, masked, isOurs }: Asking,
): Promise<void> {
  // What was made to be slow or to fail on purpose says nothing about what was recorded.
  const sound: Tape = { ...tape, meta: { ...tape.meta, latency: 0, errorRate: 0 } }
  const told: Told = { tape: place.shownPath, masked }
  // The others are told what they were told, and nothing comes of it but what waits for it here.
  const others = new SessionOrder()
  const inTest = { order: others, session: questions.session }
  const world = playerOf(sound, options, { ...place, inTest }, start, told)
  const session = new Session(bindings === undefined ? world : new Rebound(world, bindings), {
    ...facts,
    tape: world,
  })
  const inside = internalsOf(session)
  const open = new Map<Question, Promise<Outcome>>()
  const inputs = givenInputs(tape, questions.steps, questions.session, fresh)
  const same = sameness(fresh, replayedPairs(tape, masked))
  const flow = new Flow(questions.session)
  try {
    for (const { session: whose, step, later } of questions.steps) {
      if (step.kind === 'told') others.tell(whose, step.told)
      flow.step(whose, step)
      if (whose !== questions.session) continue
      if (later && step.kind !== 'answered') await drained(session, world)
      switch (step.kind) {
        case 'input': {
          const given = inputs.get(step) ?? step.input
          await inside.give(given, step.shown).catch((error: unknown) => {
            throw refused(told, error)
          })
          break
        }
        case 'asked':
          open.set(step.question, step.question.ask(session))
          break
        case 'answered':
          if (!fresh) {
            const late = await heldBack(open.get(step.question), session, world, others, flow)
            if (late) throw failure(step.question.site, told, step.question.call, heldBackLines)
          }
          await compareAnswer(step.question, open.get(step.question), same, told)
          break
        case 'read':
          compareReading(step.reading, session, same, told)
          break
        case 'file':
          if (isAlone(questions) || isOurs?.(step.file.name) === true)
            compareFile(step.file, world, same, told)
          break
      }
    }
  } finally {
    await session.close({ force: true })
  }
}

function playerOf(tape: Tape, options: PlayedOptions, place: TapePlace, start: Start, told: Told): Player {
  try {
    return tapePlayer(tape, { ...options, pace: 'instant', latency: 0, errorRate: 0 }, place, start)
  } catch (error) {
    throw error instanceof TapeMissError ? refused(told, error) : error
  }
}

type Same = (recorded: string, replayed: string) => boolean

/** Dates and ids may differ in what is read; and on a tape that is kept, in what is found. */
function sameness(fresh: boolean, pairs: readonly MaskedPair[]): { read: Same; found: Same } {
  const normalise = createNormaliser({})
  const equal: Same = (one, other) => sameButMasked(one, other, pairs)
  const alike: Same = (one, other) => equal(one, other) || equal(normalise(one), normalise(other))
  if (fresh) return { read: alike, found: equal }
  const kept: Same = (one, other) => alike(one, other) || sameShape(one, other)
  return { read: kept, found: kept }
}

/** A secret that is not known on replay has a stand-in there. */
function replayedPairs({ meta }: Tape, masked: readonly MaskedValue[]): MaskedPair[] {
  return masked.flatMap(({ name, value }) => {
    const shape = meta.secrets?.[name]
    return shape === undefined ? [] : { value, shown: standIn(shape, name) }
  })
}

/** What a message tells beside the question. */
interface Told {
  tape: string
  masked: readonly MaskedValue[]
}

const heldBackLines = ['  Reason:   on this tape it comes only after another session was told more']

async function compareAnswer(
  question: Question,
  asked: Promise<Outcome> | undefined,
  same: { found: Same },
  told: Told,
): Promise<void> {
  const { outcome, site, call } = question
  const replayed = await asked
  if (outcome === undefined || replayed === undefined) return
  const isSame =
    outcome.how === replayed.how &&
    (outcome.text === undefined || same.found(outcome.text, replayed.text ?? ''))
  if (isSame) return
  throw failure(site, told, call, whyNotReplayable(question, replayed, told.masked))
}

function compareReading(reading: Reading, session: Session, same: { read: Same }, told: Told): void {
  const replayed = reading.take(session)
  if (same.read(reading.value, replayed)) return
  throw failure(reading.site, told, reading.call, [
    `  Recorded: ${shown(reading.value)}`,
    `  Replayed: ${shown(replayed)}`,
    '  Reason:   it was read while the program had not finished answering',
  ])
}

/** What two sessions left at one place is on two tapes, and only one of them is at hand; then only what one of them left can be told. */
function isAlone({ steps, session }: QuestionLog): boolean {
  return steps.every((each) => each.session === session)
}

function compareFile(
  { name, text, site }: FileReading,
  world: Player,
  same: { read: Same },
  told: Told,
): void {
  const left = world.left(name)
  // What the tape says nothing of is not its program's, and where a link leads is another name.
  if (left === undefined || left.kind === 'link') return
  const replayed = left.kind === 'file' ? Buffer.from(left.bytes).toString('utf8') : undefined
  if (replayed !== undefined && same.read(text, replayed)) return
  const { reason, hint } = whyFileDiffers(text, left.kind === 'large', told.masked)
  throw failure(
    site,
    told,
    `sandbox.read(${JSON.stringify(name)})`,
    [
      `  Recorded: ${shown(text)}`,
      `  Replayed: ${replayed === undefined ? 'no such file' : shown(replayed)}`,
      `  Reason:   ${reason}`,
    ],
    hint,
  )
}

function failure(
  site: CallSite,
  told: Told,
  call: string,
  lines: readonly string[],
  hint?: string,
): NotReplayableError {
  const message = [
    `${call} would give another result on replay, so the recording is not saved.`,
    '',
    ...lines,
    '',
    `Tape: ${told.tape}`,
  ].join('\n')
  const clean = withoutValues(told.masked)
  return site.blame(
    new NotReplayableError(told.tape, clean(call), clean(message), {
      hint: hint ?? wayOut([call, ...lines], told.masked),
    }),
  )
}

function refused({ tape, masked }: Told, error: unknown): NotReplayableError {
  const why = withoutValues(masked)(isError(error) ? error.message : String(error))
  return new NotReplayableError(
    tape,
    'input',
    `An input would be refused on replay, so the recording is not saved.\n\n${why}`,
    {
      cause: error,
    },
  )
}

/** What is given in place of each recorded input: on an older tape its own inputs, whose ids and dates it shows. */
function givenInputs(
  tape: Tape,
  steps: readonly LoggedStep[],
  session: number,
  fresh: boolean,
): Map<LoggedStep['step'], Input> {
  const given = new Map<LoggedStep['step'], Input>()
  if (fresh) return given
  const recorded = tape.exchanges.flatMap(({ input }) =>
    input.kind === 'reply' ? [] : (fromTape(input) ?? []),
  )
  const own = steps.filter((each) => each.session === session && each.step.kind === 'input')
  for (const [index, { step }] of own.entries()) {
    const input = recorded[index]
    if (input !== undefined) given.set(step, input)
  }
  return given
}

/** A message goes to logs: in it a secret is what it is everywhere. */
function withoutValues(masked: readonly MaskedValue[]): (text: string) => string {
  const values = masked.map(({ value }) => value)
  return (text) => cover(text, { values })
}

function shown(text: string): string {
  const line = JSON.stringify(text.length > shownCharsMax ? `…${text.slice(-shownCharsMax)}` : text)
  return line
}

const shownCharsMax = 120
