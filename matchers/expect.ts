import { expect as vitestExpect, type ExpectStatic } from 'vitest'
import type { Screen } from '../src/screen/screen.ts'
import type { View } from '../src/screen/view.ts'
import type { Pattern } from '../src/session/pattern.ts'
import type { ExpectOptions } from '../src/session/expects.ts'
import type { Locator } from '../src/session/locator.ts'
import type { Session } from '../src/session/session.ts'
import type { TapeUse } from '../src/session/tape-use.ts'
import type { SessionStoreKind } from '../src/stores/validate-session-store.ts'
import type { Tape } from '../src/tape/tape.ts'
import type { WaitOptions } from './patience.ts'
import type { SnapshotOptions } from './to-match-screen.ts'
import type { StyleAsked } from '../src/screen/style-asked.ts'
import type { ToBeValidSecretManifestOptions } from './to-be-valid-secret-manifest.ts'
import type { ToBeValidSessionStoreOptions } from './to-be-valid-session-store.ts'
import type { ToHaveStyleOptions } from './to-have-style.ts'
import type { ToHoldNoSecretsOptions } from './find-secrets.ts'
import type { ToPassBlackBoxOptions } from './to-pass-black-box.ts'
import type { ToSurviveFuzzingOptions } from './to-survive-fuzzing.ts'
import type { ToShowOptions } from './to-show.ts'

/** What can be asked of any part of a screen. */
interface PartMatchers<Result> {
  /** It shows a text, or something a RegExp matches. */
  toShow(text: string | RegExp, options?: ToShowOptions): Result
  /** A text on it looks like this: `{ fg: 'red', bold: true }`. */
  toHaveStyle(text: string | RegExp, style: StyleAsked, options?: ToHaveStyleOptions): Result
  /** A text on it is a hyperlink to this address. */
  toHaveLink(text: string | RegExp, url: string | RegExp, options?: ToHaveStyleOptions): Result
}

/** What can be asked of a whole screen. */
interface WholeMatchers<Result> extends PartMatchers<Result> {
  /** The cursor stands on this cell; row and column count from 0. */
  toHaveCursorAt(row: number, col: number, options?: WaitOptions): Result
  /** The window has this title. */
  toHaveTitle(title: string | RegExp, options?: WaitOptions): Result
}

/** Snapshots of a screen: text, styles and cursor. Vitest keeps, updates and counts them as its own. */
interface SnapshotMatchers<Result> {
  /** As in the snapshot under the test's name, and this one where a test has several. */
  toMatchScreen(name?: string, options?: SnapshotOptions): Result
  /** As in the snapshot here; Vitest writes it. */
  toMatchInlineScreen(snapshot?: string, options?: SnapshotOptions): Result
  /** As in the file, named relative to the spec. */
  toMatchFileScreen(path: string, options?: SnapshotOptions): Promise<void>
}

/** What `expect(locator)` offers; each waits until it holds or the time is up. */
export interface LocatorMatchers {
  /** The text stands on the screen, in one place. Negated: nowhere. */
  toBeVisible(options?: WaitOptions): Promise<void>
  /** Every cell of the text looks like this. */
  toHaveStyle(style: StyleAsked, options?: WaitOptions): Promise<void>
  /** The cursor stands on the text. */
  toHaveCursor(options?: WaitOptions): Promise<void>
}

/** What can be asked of everything that holds text. */
interface SecretMatchers {
  /** Nothing in it looks like a secret, or is one that is known. A failure names kinds and places, never the secret. */
  toHoldNoSecrets(options?: ToHoldNoSecretsOptions): Promise<void>
}

/** What can be asked of a session that `not` may turn around. */
interface SessionQuestions extends WholeMatchers<Promise<void>>, SecretMatchers {
  /** The program prints a pattern; consumes the output up to its end. */
  toPrint(pattern: Pattern | readonly Pattern[], options?: ExpectOptions): Promise<void>
  /** The program asks for input with this prompt. */
  toPrompt(prompt: string | RegExp, options?: WaitOptions): Promise<void>
  /** The program ends with this exit code or by this signal. */
  toExitWith(how: number | { signal: string }, options?: WaitOptions): Promise<void>
  /** The program runs. */
  toBeAlive(): Promise<void>
  /** The same was said as on a tape, given by itself or by its path. */
  toMatchTape(tape: string | Tape, options?: WaitOptions): Promise<void>
  /** The session is played from a tape; with an argument, from that one. */
  toReplayFrom(tape?: string | TapeUse): void
  /** Every exchange of the session's tape was played. */
  toBeFullyPlayed(): void
}

/** What `expect(session)` offers. The asynchronous ones wait, driven by events, until they hold or the time is up. */
export interface SessionMatchers extends SessionQuestions, SnapshotMatchers<Promise<void>> {}

/** What `expect(screen)` offers: an answer at once. */
export interface ScreenMatchers extends WholeMatchers<void>, SnapshotMatchers<void>, SecretMatchers {}

/** What `expect(tape)` offers, for a tape or the path of one. */
export interface TapeMatchers extends SecretMatchers {
  /** Every field is known and in its bounds. */
  toBeValidTape(): Promise<void>
  /** The same was said as on another tape. */
  toMatchTape(tape: string | Tape): Promise<void>
}

/** What can be asked of a function that opens a session, and of a command. */
export interface MakerMatchers {
  /** The program, given by its command or by a function that opens a session of it, passes the black-box tests: see docs/blackbox.md. */
  toPassBlackBox(options?: ToPassBlackBoxOptions): Promise<void>
}

/** What `expect(path)` offers beside what it offers for the path of a tape. */
export interface PathMatchers extends TapeMatchers, MakerMatchers {
  /** The folder is a session store of a kind, with no error in it. */
  toBeValidSessionStore(kind: SessionStoreKind, options?: ToBeValidSessionStoreOptions): Promise<void>
  /** The file is a manifest that kubectl and the API server accept, and its Secret is as the options say. */
  toBeValidSecretManifest(options?: ToBeValidSecretManifestOptions): Promise<void>
  /** Git ignores the file, does not track it, and holds it in no commit. */
  toBeGitIgnored(): Promise<void>
  /** The program of this name or path survives what the fuzzer does to it. */
  toSurviveFuzzing(options?: ToSurviveFuzzingOptions): Promise<void>
  /** The manifest is gone, now that the cluster holds it. */
  toBeDeletedAfterApply(): Promise<void>
}

// `Assertion` takes one argument in Vitest 4.1 and two in Vitest 5; what `soft` returns is the right one in both.
type Plain<T> = ReturnType<typeof vitestExpect.soft<T>>

export type SessionAssertion = Plain<Session> & SessionMatchers & { not: SessionQuestions }
export type LocatorAssertion = Plain<Locator> & LocatorMatchers & { not: LocatorMatchers }
export type ScreenAssertion = Plain<Screen> & ScreenMatchers & { not: WholeMatchers<void> & SecretMatchers }
type RegionMatchers = PartMatchers<void> & SecretMatchers
export type RegionAssertion = Plain<View> & RegionMatchers & { not: RegionMatchers }
export type TapeAssertion = Plain<Tape> & TapeMatchers & { not: TapeMatchers }
export type MakerAssertion = Plain<SessionMaker> & MakerMatchers & { not: MakerMatchers }
export type PathAssertion = Plain<string> & PathMatchers & { not: PathMatchers }

/** `any` fits everywhere; here it must not, or `expect(anything)` would offer nothing but sessions' matchers. */
type Known<T> = 0 extends 1 & T ? never : T

/** A function that opens a session. */
type SessionMaker = () => Session | Promise<Session>

type Judged = Session | Locator | View | Tape | string | SessionMaker

/** What is offered for a value, the most special kind first. */
type AssertionOf<T> = T extends Session
  ? SessionAssertion
  : T extends Locator
    ? LocatorAssertion
    : T extends Screen
      ? ScreenAssertion
      : T extends View
        ? RegionAssertion
        : T extends Tape
          ? TapeAssertion
          : T extends SessionMaker
            ? MakerAssertion
            : PathAssertion

/** `expect.poll`, for a screen that is looked up anew each time. A session needs no poll. */
type PollScreen = <T extends Screen>(
  actual: () => Known<T> | Promise<Known<T>>,
  options?: Parameters<typeof vitestExpect.poll>[1],
) => WholeMatchers<Promise<void>> & { not: WholeMatchers<Promise<void>> }

declare module 'vitest' {
  // A call signature, not `Matchers`: its arity differs between Vitest 4.1 and 5, and a matcher belongs only on what it judges.
  interface ExpectStatic {
    <T extends Judged>(actual: Known<T>, message?: string): AssertionOf<T>
  }
}

/** Vitest's `expect`, which knows sessions, screens and tapes too, `expect.soft` and `expect.poll` included. */
export type TermtapeExpect = {
  soft: <T extends Judged>(actual: Known<T>, message?: string) => AssertionOf<T>
  poll: PollScreen
} & ExpectStatic

export const expect: TermtapeExpect = extended(vitestExpect)

// The matchers are added to Vitest's `expect` at run time (register.ts); only the type is new here.
function extended(known: ExpectStatic): TermtapeExpect
function extended(known: unknown): unknown {
  return known
}
