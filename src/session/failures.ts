import { ExpectTimeoutError, InputError, ProcessExitedError, type Exit, type Scene } from '../errors.ts'
import { sceneLinesMax } from '../limits.ts'
import type { Screen } from '../screen/screen.ts'
import type { ExpectEngine, Failures } from './expect-engine.ts'
import type { Expectation } from './expectation.ts'
import { hintFor } from './hints.ts'
import { describePattern } from './pattern.ts'
import { framedScreen, lastLines, plainText } from './scene.ts'

/** What the errors of one session are made from. */
export interface Witness {
  readonly program: string
  readonly screen: Screen
  readonly engine: ExpectEngine
  /** Makes the error for whoever still waits, when the session was ended for a reason of its own: a limit. */
  readonly because?: (() => Error) | undefined
}

/** Builds a session's errors, each with the scene at that moment. */
export function failuresOf(witness: () => Witness): Failures {
  return {
    timedOut: (expectation) => {
      const scene = sceneOf(witness(), expectation)
      const message = `Timed out after ${ms(Math.max(scene.elapsedMs, scene.allowedMs))} waiting for ${patternList(scene)}.`
      return new ExpectTimeoutError(scene, withScene(message, scene, witness()), {
        hint: hintOf(expectation, witness()),
      })
    },
    exited: (expectation, exit) => {
      const { because } = witness()
      if (because !== undefined) return because()
      const scene = sceneOf(witness(), expectation)
      const message = `${witness().program} ended with ${describeExit(exit)} while ${patternList(scene)} was awaited.`
      return new ProcessExitedError(exit, scene, withScene(message, scene, witness()), {
        hint: hintOf(expectation, witness()),
      })
    },
    silent: (_expectation, why) => why,
    closed: (expectation) =>
      witness().because?.() ??
      new InputError(
        'closed',
        `The session was closed while ${patternList(sceneOf(witness(), expectation))} was awaited.`,
      ),
  }
}

/** An exit in words: `exit code 3`, `signal SIGKILL`. */
export function describeExit(exit: Exit): string {
  return exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`
}

function hintOf(expectation: Expectation, { engine, screen }: Witness): string | undefined {
  return hintFor(expectation, engine, screen.unanswered)
}

function sceneOf({ screen, engine }: Witness, expectation: Expectation): Scene {
  return {
    patterns: expectation.asked.patterns.map(describePattern),
    elapsedMs: expectation.elapsedMs,
    allowedMs: expectation.asked.timeoutMs,
    screen: screen.text,
    lastLines: lastLines(engine.transcript.recent(sceneLinesMax), sceneLinesMax),
  }
}

function withScene(message: string, scene: Scene, { screen }: Witness): string {
  const picture = framedScreen(screen.lines, screen.size)
  const shown = scene.lastLines.join('\n')
  // The lines that scrolled away are worth printing; those still on the screen are already there.
  const scrolledAway = shown !== '' && !plainText(scene.screen).includes(shown)
  return [
    message,
    picture,
    ...(scrolledAway ? [`Last ${scene.lastLines.length} lines of output:`, indent(scene.lastLines)] : []),
  ].join('\n')
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function patternList({ patterns }: Scene): string {
  return patterns.length === 1 ? (patterns[0] ?? '') : `any of ${patterns.join(', ')}`
}

function ms(value: number): string {
  return `${Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')} ms`
}
