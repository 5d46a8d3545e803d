import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { SpawnError, TapeExpiredError, TapeFormatError, TapeMissError, isError } from '../errors.ts'
import { largeTapeBytes } from '../limits.ts'
import type { Bindings } from '../match/bindings.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Player } from '../replay/player.ts'
import type { PastExpect } from '../session/history.ts'
import { type QuestionLog, Questions } from '../session/questions.ts'
import { keepGiven } from '../session/given-secrets.ts'
import { Session, type SessionFacts } from '../session/session.ts'
import type { TapeUse } from '../session/tape-use.ts'
import type { Transport } from '../session/transport.ts'
import { type ReadTape, readTape } from '../tape/tape-file.ts'
import { isExpired } from '../tape/expires.ts'
import { programName } from '../tape/tape-name.ts'
import { tapePath } from '../tape/tape-path.ts'
import type { Tape } from '../tape/tape.ts'
import { liveWorld } from './live-world.ts'
import {
  chosenModes,
  type ModeContext,
  type ResolvedModes,
  resolveModes,
  type UpdatePolicy,
} from './modes.ts'
import { checkCommand, type CheckedOptions, checkSpawnOptions, type SpawnOptions } from './spawn-options.ts'
import { Relay, type Successor } from './relay.ts'
import { secretOptionsOf } from './secrets.ts'
import { replayRoots, rootsOf } from './roots.ts'
import { startOf, tapedStart, tapeSession } from './tape-meta.ts'
import { type TapePlace, tapePlayer } from './tape-player.ts'
import type { SandboxState } from '../files/sandbox/sandbox-state.ts'
import { redactsByName } from '../replay/decorators.ts'
import { loadRedaction } from '../replay/named-decorators.ts'
import { SandboxReplay } from '../replay/sandbox-replay.ts'

/** Where a session is opened from: what a spec, or a script, knows and the options do not say. */
export interface Surroundings {
  /** Tapes are portable relative to this folder, absolute. */
  root: string
  policy: UpdatePolicy
  /** The command that records the tape again, for messages. */
  rerecord: string
  /** Whether the tape's name was made from that of a test, and not given by the caller. */
  namedAfterTest?: boolean
  /** What the spec made itself, as JSON, by name: a recording keeps it. */
  values?: Readonly<Record<string, string>>
  /** Whether no test uses a tape of this name any more, so that it may be a missing one that was renamed. */
  isLeft?: (tapeName: string) => Promise<boolean>
  /** Throws where nothing may be recorded, and says why. */
  mayRecord?(): void
  /** Makes the HOME of a live program; undefined leaves the user's own. */
  home?: () => Promise<string>
  /** The sandbox the program runs in, if it does. */
  sandbox?: { folder: string; cwd: string; home: string; state: SandboxState }
  /** On the engine's clock: when the caller's own time is up. Expects give up a little earlier, to say why. */
  deadlineAt?: number
  /** The user's own redaction rules; a file that does not exist means none. */
  rulesFile?: string
  /** Stands between the session and its world, whichever that is: a log, a stream. */
  tap?(world: Transport): Transport
  /** Hears of every expect that is over, with what it failed with. */
  expected?: (past: PastExpect, error: unknown) => void
  /** Where all that a test asks of its sessions is logged while one is recorded; default one log for each session. */
  questions?: Questions
  /** Lines of output a session retains; default 10 000. */
  linesMax?: number
  /** Something worth telling the user that is no failure. */
  warn(message: string): void
}

/** A session and what plays or records it. */
export interface Opened {
  session: Session
  player?: Player
  /** The recorder, if the session is recorded by now: a replay may have become a recording. */
  readonly recorder: () => Recorder | undefined
}

interface Plan {
  /** What is asked of the session, if it may be recorded. */
  questions: QuestionLog
  command: string
  args: readonly string[]
  options: CheckedOptions
  around: Surroundings
}

/**
 * Opens a session: live, recorded or replayed, as the modes and the tape decide.
 *
 * @throws OptionError, SpawnError, TapeMissError, TapeFormatError, TapeFileError
 */
export async function open(
  command: string,
  args: readonly string[],
  given: SpawnOptions,
  around: Surroundings,
): Promise<Opened> {
  checkCommand(command, args)
  if (redactsByName(given)) await loadRedaction()
  const checked = checkSpawnOptions(given)
  try {
    return await openChecked(command, args, checked, around)
  } catch (error) {
    await covered(error, { command, args, options: checked })
    throw error
  }
}

/** Nobody is told the secrets of a start. Loaded for a failure only: knowing every kind of secret takes many modules. */
async function covered(
  error: unknown,
  { command, args, options }: Pick<Plan, 'command' | 'args'> & { options: CheckedOptions },
): Promise<void> {
  const { coverStartError } = await import('./cover-start-error.ts')
  coverStartError(error, command, args, options)
}

async function openChecked(
  command: string,
  args: readonly string[],
  checked: CheckedOptions,
  around: Surroundings,
): Promise<Opened> {
  const options = { ...checked, cwd: resolve(around.root, checked.cwd ?? '.') }
  const questions = (around.questions ?? new Questions()).open()
  const plan: Plan = { command, args, options, around, questions }
  if (command.trim() === '')
    throw new SpawnError(command, 'empty-command', 'The command is empty: name a program to start.')
  const modes = resolveModes(chosenModes(options, contextOf(plan)), around.policy)
  if (options.tapeName === undefined || options.tape === false) return live(plan)
  const path = tapePath(
    resolve(around.root, options.tapes ?? 'tapes'),
    programName(command),
    options.tapeName,
  )
  // A large one is read when it is compared with what was recorded: the time of the test is for the program.
  if (modes.record === 'OVERWRITE' && isLarge(path)) return overwrite(plan, path, undefined, modes)
  const file = await readUnlessProxied(plan, path, modes)
  // A broken tape is never recorded over: its program would run, pass, and fail when it is saved.
  if (file === 'broken') return live(plan)
  if (modes.record === 'OVERWRITE') return overwrite(plan, path, file, modes)
  if (file !== undefined && !isToBeRenewed(plan, path, file, modes)) return replay(plan, path, file, modes)
  if (modes.record === 'NEW') return record(plan, path)
  if (modes.fallback === 'PROXY') return live(plan)
  throw await missing(plan, path)
}

/**
 * Whether a tape is so old that it is recorded again.
 *
 * @throws TapeExpiredError where an old tape is to fail
 */
function isToBeRenewed(
  plan: Plan,
  path: string,
  { tape }: ReadTape,
  { record: mode }: ResolvedModes,
): boolean {
  const { expires } = plan.options
  if (expires === undefined || !isExpired(tape, expires.after)) return false
  const message = `${shown(plan, path)} is too old: recorded on ${tape.meta.createdAt.slice(0, 10)}, it expires after ${expires.after}.`
  if (expires.action === 'fail')
    throw new TapeExpiredError(shown(plan, path), message, {
      hint: `Record it again: ${plan.around.rerecord}`,
    })
  if (expires.action === 're-record' && mode === 'NEW') return true
  plan.around.warn(message)
  return false
}

/** What stands in the place of its folder is said when the tape is read. */
function isLarge(path: string): boolean {
  try {
    return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largeTapeBytes
  } catch {
    return false
  }
}

function contextOf({ command, args, options }: Plan): ModeContext {
  const { env = {}, cwd, tapeName } = options
  return { program: programName(command), args, env, cwd, tapeName }
}

async function live(plan: Plan): Promise<Opened> {
  return { session: sessionOf(await startLive(plan), plan), recorder: () => undefined }
}

// A policy asks for a re-recording where it can be had; a machine without the program still has the tape.
async function overwrite(
  plan: Plan,
  path: string,
  file: ReadTape | undefined,
  modes: ResolvedModes,
): Promise<Opened> {
  try {
    return await record(plan, path)
  } catch (error) {
    if (!modes.implied || !(error instanceof SpawnError)) throw error
    const old = file ?? (await readTape(path))
    if (old === undefined) throw error
    await covered(error, plan)
    plan.around.warn(`${shown(plan, path)} was replayed, not recorded again: ${firstLine(error)}`)
    return replay(plan, path, old, { ...modes, record: 'DISABLED' })
  }
}

async function record(plan: Plan, path: string): Promise<Opened> {
  const recorder = await startRecorder(plan, path)
  return { session: sessionOf(recorder.transport, plan, recorder, plan.questions), recorder: () => recorder }
}

function replay(plan: Plan, path: string, file: ReadTape, modes: ResolvedModes): Opened {
  const { command, args, options, around } = plan
  const place = placeOf(plan, path)
  const { roots } = place
  const sandbox =
    around.sandbox &&
    new SandboxReplay(around.sandbox.state, options.match?.files ?? {}, place, (text) => roots.named(text))
  const player = tapePlayer(file.tape, options, { ...place, sandbox }, startOf(command, args, options))
  const opening = file.tape.exchanges[0]
  const otherFiles = opening && sandbox?.check(opening, player.ledger)
  if (otherFiles !== undefined) throw otherFiles
  if (modes.record === 'DISABLED' && modes.fallback === 'NOT_FOUND')
    return { session: sessionOf(player, plan, player), player, recorder: () => undefined }
  // What the tape does not hold, a live program goes on with: recorded under NEW, not recorded as a proxy.
  const start = modes.record === 'NEW' ? recorded(plan, path, () => relay.bindings) : proxied(plan)
  const goLive = (): Promise<Successor> => {
    // A live program starts where the tape did, and leaves its files itself.
    sandbox?.end()
    around.sandbox?.state.takeBack()
    return start()
  }
  const relay: Relay = new Relay(player, goLive, place.shownPath, {
    answerMs: options.answerMs,
    deadlineAt: around.deadlineAt,
  })
  const log = modes.record === 'NEW' ? plan.questions : undefined
  plan.questions.readings = false
  return { session: sessionOf(relay, plan, relay, log), player, recorder: () => relay.recorder }
}

function placeOf({ around, questions }: Plan, path: string): TapePlace {
  const { root, rerecord } = around
  const roots = replayRoots(placesOf(around))
  return { path, shownPath: relative(root, path), rerecord, roots, inTest: questions.place }
}

function recorded(plan: Plan, path: string, bindings: () => Bindings): () => Promise<Successor> {
  return async () => {
    const recorder = await startRecorder(plan, path, bindings())
    plan.questions.readings = true
    return { transport: recorder.transport, recorder }
  }
}

function proxied(plan: Plan): () => Promise<Successor> {
  return async () => ({ transport: await startLive(plan) })
}

async function startRecorder(plan: Plan, path: string, bindings?: Bindings): Promise<Recorder> {
  const { command, args, options, around, questions } = plan
  around.mayRecord?.()
  const asked = startOf(command, args, options)
  const { refuseReservedStart } = await import('../record/reserved-names.ts')
  refuseReservedStart(asked, shown(plan, path))
  let programHome: string | undefined
  const home = around.home && (async () => (programHome = await around.home?.()) ?? '')
  const world = await liveWorld(command, args, options, home)
  // Now and not when the tape is saved: the end of a worker is too late to load anything.
  const [{ Recorder }, { askAgain }] = await Promise.all([
    import('../record/recorder.ts'),
    import('./ask-again.ts'),
  ])
  // A home in the sandbox is called by that, for there it is on replay.
  const roots = rootsOf({
    ...placesOf(around),
    programHome: around.sandbox === undefined ? programHome : undefined,
  })
  const start = tapedStart(asked, world.recorded, around.root, roots)
  const programVersion = options.versionArgs === undefined ? null : await world.version(options.versionArgs)
  // What stands there before the program starts is the spec's.
  const { SandboxNotes } = await import('../record/sandbox-notes.ts')
  const sandbox =
    around.sandbox && new SandboxNotes(around.sandbox.state, (text) => roots.named(text), questions)
  around.sandbox?.state.addReader(questions)
  return new Recorder(await world.start(), {
    path,
    roots,
    sandbox,
    meta: { ...start, tag: null, latency: 0, errorRate: 0, seed: 0, ...valuesOf(around) },
    warn: (message) => around.warn(message.replace(path, shown(plan, path))),
    session: tapeSession(programVersion, around.namedAfterTest === true),
    stateOf: options.match?.state?.of,
    questions,
    place: questions.place,
    askAgain: async (tape, fresh, masked) => {
      await askAgain(tape, {
        questions,
        options,
        start: asked,
        place: { ...placeOf(plan, path), roots },
        session: sessionFacts(plan),
        bindings,
        fresh,
        masked,
        isOurs: (name) => around.sandbox?.state.isLeftOnlyBy(name, questions) === true,
      })
    },
    ...(await secretOptionsOf(options, around)),
  })
}

function valuesOf({ values = {} }: Surroundings): { values?: Record<string, string> } {
  return Object.keys(values).length === 0 ? {} : { values: { ...values } }
}

function placesOf({ root, sandbox }: Surroundings): { project: string; sandbox: string | undefined } {
  return { project: root, sandbox: sandbox?.folder }
}

async function startLive({ command, args, options, around }: Plan): Promise<Transport> {
  const world = await liveWorld(command, args, options, around.home)
  return world.start()
}

// A broken tape is an error wherever it would be played or recorded over; a proxy goes live without it.
async function readUnlessProxied(
  plan: Plan,
  path: string,
  modes: ResolvedModes,
): Promise<ReadTape | 'broken' | undefined> {
  try {
    return await readTape(path)
  } catch (error) {
    if (modes.fallback !== 'PROXY' || !(error instanceof TapeFormatError)) throw error
    await covered(error, plan)
    plan.around.warn(`${shown(plan, path)} is skipped, and nothing is recorded: ${firstLine(error)}`)
    return 'broken'
  }
}

function sessionOf(transport: Transport, plan: Plan, tape?: TapeUse, questions?: QuestionLog): Session {
  const { around } = plan
  const session = new Session(around.tap?.(transport) ?? transport, {
    ...sessionFacts(plan),
    ...(around.deadlineAt === undefined ? {} : { deadlineAt: around.deadlineAt }),
    ...(around.expected === undefined ? {} : { expected: around.expected }),
    tape,
    questions,
    place: plan.questions.place,
  })
  keepGiven(session, plan.options)
  return session
}

/** What a session is told whatever its world. */
function sessionFacts({ command, args, options, around }: Plan): SessionFacts {
  return {
    id: options.id ?? randomUUID(),
    name: options.name ?? programName(command),
    command,
    args,
    cols: options.cols,
    rows: options.rows,
    encoding: options.encoding,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(around.linesMax === undefined ? {} : { linesMax: around.linesMax }),
  }
}

/** What a test's tape may have been called before the test was renamed. */
async function missing(plan: Plan, path: string): Promise<TapeMissError> {
  const { command, args, options, around } = plan
  const { isLeft } = around
  const isSameStart = (tape: Tape): boolean => {
    try {
      tapePlayer(tape, options, placeOf(plan, path), startOf(command, args, options))
      return true
    } catch (error) {
      if (error instanceof TapeMissError) return false
      throw error
    }
  }
  const folder = dirname(dirname(path))
  const [{ leftTapes }, { noTape }] = await Promise.all([import('./left-tapes.ts'), import('./no-tape.ts')])
  const left = isLeft === undefined ? [] : await leftTapes({ folder, missing: path, isLeft, isSameStart })
  return noTape({ path, root: around.root, command, args, rerecord: around.rerecord, left })
}

function shown({ around }: Plan, path: string): string {
  return relative(around.root, path)
}

function firstLine(error: unknown): string {
  return (isError(error) ? error.message : String(error)).split('\n')[0] ?? ''
}
