import {
  ExpectTimeoutError,
  InputError,
  ProcessExitedError,
  TapeMissError,
  type Exit,
  type Scene,
  withHint,
} from '../errors.ts'
import { sceneLinesMax } from '../limits.ts'
import type { Screen } from '../screen/screen.ts'
import type { ExpectEngine, Failures } from './expect-engine.ts'
import type { Expectation } from './expectation.ts'
import { hintFor } from './hints.ts'
import { describePattern, describePatterns } from './pattern.ts'
import { framedScreen, lastLines, lastLinesBlock } from './scene.ts'
import { plainText } from '../text/plain-text.ts'

/** What the errors of one session are made from. */
export interface Witness {
  readonly program: string
  readonly screen: Screen
  readonly engine: ExpectEngine
  /** Makes the error for whoever still waits, when the session was ended for a reason of its own: a limit. */
  readonly because?: (() => Error) | undefined
  /** Whether it is being closed, or was. */
  readonly closing?: boolean
}

/** The error of who sends to a session that was closed. */
export function sessionClosed(): InputError {
  return new InputError('closed', 'The session is closed; it takes no more input.', { hint: closedHint })
}

const closedHint =
  'Is an `await` missing? In a spec, a session is closed when its test is over; `fileTerminal` keeps one for all tests of a file.'

/** Builds a session's errors, each with the scene at that moment. */
export function failuresOf(witness: () => Witness): Failures {
  return {
    timedOut: (expectation) => {
      const scene = sceneOf(witness(), expectation)
      const message = `Timed out after ${inMs(Math.max(scene.elapsedMs, scene.allowedMs))} waiting for ${describePatterns(expectation.asked.patterns)}.`
      return new ExpectTimeoutError(scene, withScene(message, scene, witness()), {
        hint: hintOf(expectation, witness()) ?? timeHint,
      })
    },
    exited: (expectation, exit) => {
      const { because } = witness()
      if (because !== undefined) return because()
      const scene = sceneOf(witness(), expectation)
      const message = `${witness().program} ended with ${describeExit(exit)} while ${describePatterns(expectation.asked.patterns)} was awaited.`
      return new ProcessExitedError(exit, scene, withScene(message, scene, witness()), {
        hint: hintOf(expectation, witness()) ?? endHint,
      })
    },
    silent: (expectation, why) => {
      const isWaiting = why instanceof TapeMissError && why.reason === 'not-played'
      const hint = isWaiting ? hintOf(expectation, witness()) : undefined
      return hint === undefined ? why : withHint(why, hint)
    },
    closed: (expectation) =>
      witness().because?.() ??
      new InputError(
        'closed',
        `The session was closed while ${describePatterns(expectation.asked.patterns)} was awaited.`,
        { hint: closedHint },
      ),
  }
}

/** The error of who waited, not for output, but for something the terminal does. */
export function waitedInVain(
  witness: Witness,
  wait: { what: string; elapsedMs: number; allowedMs: number; exit: Exit | undefined; hint: string },
): Error {
  const { what, elapsedMs, allowedMs, exit, hint } = wait
  const scene = sceneAt(witness, { patterns: [what], elapsedMs, allowedMs })
  if (exit !== undefined) {
    const message = `${witness.program} ended with ${describeExit(exit)} while ${what} was awaited.`
    return new ProcessExitedError(exit, scene, withScene(message, scene, witness), { hint })
  }
  const message = `Timed out after ${inMs(Math.max(elapsedMs, allowedMs))} waiting for ${what}.`
  return new ExpectTimeoutError(scene, withScene(message, scene, witness), { hint })
}

/** What to do where nothing stands out. */
export const timeHint =
  'Compare what was awaited with what is shown. If the program only needs longer, give { timeoutMs }, and the test a longer timeout.'
export const endHint =
  'What it printed last says why, most likely. If it was to end here, await its exit: `expect(session).toExitWith(…)`, or EOF.'

/** An exit in words: `exit code 3`, `signal SIGKILL`. */
export function describeExit(exit: Exit): string {
  return exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`
}

function hintOf(expectation: Expectation, { engine, screen, closing }: Witness): string | undefined {
  if (closing === true) return closedHint
  return unlessItThrows(() => hintFor(expectation, engine, screen.unanswered), undefined)
}

function sceneOf(witness: Witness, { asked, elapsedMs }: Expectation): Scene {
  const patterns = asked.patterns.map(describePattern)
  return sceneAt(witness, { patterns, elapsedMs, allowedMs: asked.timeoutMs })
}

function sceneAt(
  { screen, engine }: Witness,
  wait: Pick<Scene, 'patterns' | 'elapsedMs' | 'allowedMs'>,
): Scene {
  return {
    ...wait,
    screen: unlessItThrows(() => screen.text, ''),
    lastLines: unlessItThrows(() => lastLines(engine.transcript.recent(sceneLinesMax), sceneLinesMax), []),
  }
}

function withScene(message: string, scene: Scene, { screen }: Witness): string {
  const picture = unlessItThrows(() => framedScreen(screen.lines, screen.size), '')
  const shown = scene.lastLines.join('\n')
  // The lines that scrolled away are worth printing; those still on the screen are already there.
  const scrolledAway = shown !== '' && !plainText(scene.screen).includes(shown)
  return [
    message,
    ...(picture === '' ? [] : [picture]),
    ...(scrolledAway ? lastLinesBlock(scene.lastLines) : []),
  ].join('\n')
}

/** Words for a failure are made in timers: one that threw there would leave the waiting promise unsettled. */
function unlessItThrows<T>(words: () => T, otherwise: T): T {
  try {
    return words()
  } catch {
    return otherwise
  }
}

/** A duration as messages show it, in milliseconds: `5 000 ms`. */
export function inMs(value: number): string {
  return `${Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')} ms`
}
