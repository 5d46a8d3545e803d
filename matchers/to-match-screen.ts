import { expect, type MatcherState, Snapshots } from 'vitest'
import { OptionError } from '../src/errors.ts'
import type { Screen } from '../src/screen/screen.ts'
import { captureCallSite } from '../src/session/call-site.ts'
import { Session } from '../src/session/session.ts'
import { assertionFlags } from './assertion-flags.ts'
import { asked, type Judgement, later, type Verdict, verdict } from './judge.ts'
import { internalsOf } from '../src/session/internals.ts'
import { snapshotSettleMs } from '../src/limits.ts'
import { checkDuration } from '../src/session/options.ts'
import { checkWaiting, stopwatch, type Waited, type WaitOptions, waitUntil } from './patience.ts'
import { coveredLooks } from './covered-looks.ts'
import { mustStand } from './stands-still.ts'
import { compareSnapshots, sameSnapshot } from './screen-difference.ts'
import { type SnapshotPlace, storedSnapshot } from './stored-snapshot.ts'
import { screenOf } from './subject.ts'
import { updatePolicy } from './update-policy.ts'

export interface SnapshotOptions extends WaitOptions {
  /** How long a session must print nothing before a snapshot of it is written, in milliseconds; default 200. */
  settleMs?: number
}

/**
 * The screen looks as it did when the snapshot was taken: text, styles and cursor. The snapshot is kept by Vitest beside
 * the spec, under the test's name and this one; `vitest -u` updates it, and on CI none is written.
 *
 * A session is awaited until it looks so; where a snapshot is to be written, until the program waits for its user and its output has settled. A
 * live one is looked at once more before the next input, or at its end: if it then looks otherwise, and the spec waited for no change, that fails.
 */
export function toMatchScreen(
  this: MatcherState,
  received: unknown,
  name?: string,
  options: SnapshotOptions = {},
): Verdict | Promise<Verdict> {
  const call = `toMatchScreen(${name === undefined ? '' : JSON.stringify(name)})`
  return matchScreen(this, toMatchScreen, received, { kind: 'named', name }, options, call, (screen) =>
    Snapshots.toMatchSnapshot.call(this, new TakenScreen(snapshotOf(screen, received)), name),
  )
}

/** As `toMatchScreen`, with the snapshot in the spec itself. Vitest writes the argument. */
export function toMatchInlineScreen(
  this: MatcherState,
  received: unknown,
  text?: string,
  options: SnapshotOptions = {},
): Verdict | Promise<Verdict> {
  pointAtCaller(this)
  const call = 'toMatchInlineScreen()'
  return matchScreen(this, toMatchInlineScreen, received, { kind: 'inline', text }, options, call, (screen) =>
    Snapshots.toMatchInlineSnapshot.call(this, new TakenScreen(snapshotOf(screen, received)), text),
  )
}

/** As `toMatchScreen`, with the snapshot in a file of its own, named relative to the spec. Always to be awaited. */
export function toMatchFileScreen(
  this: MatcherState,
  received: unknown,
  path: string,
  options: SnapshotOptions = {},
): Promise<Verdict> {
  const call = `toMatchFileScreen(${JSON.stringify(path)})`
  return Promise.resolve(
    matchScreen(this, toMatchFileScreen, received, { kind: 'file', path }, options, call, (screen) =>
      Snapshots.toMatchFileSnapshot.call(this, `${snapshotOf(screen, received)}\n`, path),
    ),
  )
}

interface Comparison {
  pass: boolean
  actual?: unknown
  expected?: unknown
}

function matchScreen(
  state: MatcherState,
  matcher: (...args: never[]) => unknown,
  received: unknown,
  place: SnapshotPlace,
  options: SnapshotOptions,
  call: string,
  compare: (screen: Screen) => Comparison | PromiseLike<Comparison>,
): Verdict | Promise<Verdict> {
  const screen = screenOf(received, matcher.name)
  refuse(state, matcher.name)
  checkWaiting(options, ['settleMs'])
  checkDuration('settleMs', options.settleMs ?? snapshotSettleMs)
  learnToPrint()
  if (received instanceof Session)
    return asked(
      state,
      captureCallSite(matcher),
      received,
      settledJudge(state, received, place, options, call, compare),
    )
  const compared = compare(screen)
  if (!('then' in compared)) return verdict(state, screen, judged(compared, call))
  const judging = Promise.resolve(compared).then((each) => judged(each, call))
  return later(state, captureCallSite(matcher), screen, judging)
}

/** Judges the session, and any other by what was seen on it then: only the session itself may write a snapshot. */
function settledJudge(
  state: MatcherState,
  session: Session,
  place: SnapshotPlace,
  options: SnapshotOptions,
  call: string,
  compare: (screen: Screen) => Comparison | PromiseLike<Comparison>,
): (asked: Session) => Promise<Judgement> {
  let taken = ''
  return async (each) => {
    if (each === session) {
      const judgement = await settledVerdict(state, session, place, options, call, compare)
      taken = snapshotOf(session.screen, session)
      return judgement
    }
    const same = (): boolean => sameSnapshot(taken, snapshotOf(each.screen, each))
    const waited = await waitUntil(each, same, options)
    return { ...judged({ pass: same() }, call), waited }
  }
}

async function settledVerdict(
  state: MatcherState,
  session: Session,
  place: SnapshotPlace,
  options: SnapshotOptions,
  call: string,
  compare: (screen: Screen) => Comparison | PromiseLike<Comparison>,
): Promise<Judgement> {
  const { screen } = session
  const stored = storedSnapshot(state, place)
  const elapsed = stopwatch()
  let waited: Waited | undefined
  if (stored !== undefined && updatePolicy() !== 'all')
    waited = await waitUntil(session, () => sameSnapshot(stored, snapshotOf(screen, session)), options)
  else await stillOf(session, options)
  const again = (): string => snapshotOf(screen, session)
  const looks = again()
  const judgement = { ...judged(await compare(screen), call), waited: waited ?? { ms: elapsed() } }
  if (judgement.pass) mustStand(session, { call, looks, again })
  return judgement
}

/** Until nothing moves any more, as far as it can be told. */
async function stillOf(
  session: Session,
  { settleMs = snapshotSettleMs, ...options }: SnapshotOptions,
): Promise<void> {
  await internalsOf(session).atRest()
  await session.settle({ ...options, quietMs: settleMs })
}

function judged({ pass, actual, expected }: Comparison, call: string): Judgement {
  const sentence = { who: 'the screen', to: 'look as in its snapshot' }
  if (pass) return { pass, call, expected: sentence, received: '' }
  if (typeof expected !== 'string')
    return {
      pass,
      call,
      expected: sentence,
      received: 'a screen of which no snapshot is stored',
      hint: 'Snapshots are not written on CI. Run the test on your machine, and commit what it writes.',
    }
  const difference = compareSnapshots(expected, String(actual))
  return {
    pass,
    call,
    expected: sentence,
    received: difference.words,
    marks: difference.marks,
    hint: 'If the screen changed on purpose, run Vitest with -u to update the snapshot.',
    diff: { expected, actual },
  }
}

function refuse(state: MatcherState, matcher: string): void {
  if (state.isNot)
    throw new OptionError(
      'use of not',
      `not.${matcher}`,
      'no negation: a snapshot says what is there, not what is missing; use not.toShow',
    )
  if (Reflect.get(state, 'poll') === true)
    throw new OptionError(
      'use of expect.poll',
      matcher,
      `await expect(session).${matcher}(): it looks again by itself, and a poll would take a snapshot each time`,
    )
}

function snapshotOf(screen: Screen, received: unknown): string {
  return coveredLooks(screen, received instanceof Session ? received : undefined)
}

/** A snapshot's text, which Vitest is to write as it is and not as a quoted string. */
class TakenScreen {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

let learnt = false

function learnToPrint(): void {
  if (learnt) return
  learnt = true
  expect.addSnapshotSerializer({
    test: (value: unknown) => value instanceof TakenScreen,
    serialize: (value: TakenScreen) => value.text,
  })
}

/**
 * Tells Vitest where the spec called. It would look at the stack itself, but too late for a session, and too far down for
 * Node, which keeps ten frames. `expect.poll` tells it in the same way.
 */
function pointAtCaller(state: MatcherState): void {
  const flags = assertionFlags(state)
  if (flags !== undefined) Reflect.set(flags, 'error', new Error('call site'))
}
