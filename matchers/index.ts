export type { ColorAsked, ColorName, StyleAsked } from '../src/screen/style-asked.ts'
export type {
  LocatorAssertion,
  LocatorMatchers,
  PathAssertion,
  PathMatchers,
  ScreenAssertion,
  ScreenMatchers,
  SessionAssertion,
  SessionMatchers,
  TapeAssertion,
  TapeMatchers,
  TermtapeExpect,
} from './expect.ts'
export type { WaitOptions } from './patience.ts'
export { toBeAlive } from './to-be-alive.ts'
export { toBeDeletedAfterApply } from './to-be-deleted-after-apply.ts'
export { toBeFullyPlayed } from './to-be-fully-played.ts'
export { toBeGitIgnored } from './to-be-git-ignored.ts'
export {
  toBeValidSecretManifest,
  type ToBeValidSecretManifestOptions,
} from './to-be-valid-secret-manifest.ts'
export { toBeValidSessionStore, type ToBeValidSessionStoreOptions } from './to-be-valid-session-store.ts'
export { toBeVisible } from './to-be-visible.ts'
export { toBeValidTape } from './to-be-valid-tape.ts'
export { toExitWith, type ToExitWithOptions } from './to-exit-with.ts'
export { toHaveCursor } from './to-have-cursor.ts'
export { toHaveCursorAt } from './to-have-cursor-at.ts'
export { toHaveLink } from './to-have-link.ts'
export { toHaveStyle, type ToHaveStyleOptions } from './to-have-style.ts'
export { toHaveTitle } from './to-have-title.ts'
export type { ToHoldNoSecretsOptions } from './find-secrets.ts'
export { toHoldNoSecrets } from './to-hold-no-secrets.ts'
export { toMatchFileScreen, toMatchInlineScreen, toMatchScreen } from './to-match-screen.ts'
export { toMatchTape } from './to-match-tape.ts'
export { toPassBlackBox, type ToPassBlackBoxOptions } from './to-pass-black-box.ts'
export { toPrint } from './to-print.ts'
export { toPrompt } from './to-prompt.ts'
export { toReplayFrom } from './to-replay-from.ts'
export { toSurviveFuzzing, type ToSurviveFuzzingOptions } from './to-survive-fuzzing.ts'
export { toShow, type ToShowOptions } from './to-show.ts'
