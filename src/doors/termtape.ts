// The engine: sessions, screens, tapes.
export { replay, type ReplayTapeOptions } from '../open/replay.ts'
export { spawn } from '../open/spawn.ts'
export type { OpenTransport } from '../open/given-transport.ts'
export type { Expiry, RedactOptions, SpawnOptions } from '../open/spawn-options.ts'
export { type Drift, type DriftReport, verify, type VerifyOptions } from '../open/verify.ts'

// Sessions.
export type { CloseOptions } from '../session/conversation.ts'
export type { ExpectOptions } from '../session/expects.ts'
export type { PastExpect } from '../session/history.ts'
export type { InteractOptions } from '../session/interact.ts'
export type { LogTarget, LogTargets } from '../session/logs.ts'
export { Locator, type LocatorOptions, type StyleLocatorOptions } from '../session/locator.ts'
export type { TerminalSize } from '../session/size-given.ts'
export type { ColorAsked, ColorName, StyleAsked } from '../screen/style-asked.ts'
export type { Mouse } from '../session/mouse.ts'
export { EOF, type Match, type Pattern, TIMEOUT } from '../session/pattern.ts'
export type { AnswerOptions, PromptOptions } from '../session/prompts/answers.ts'
export { type LineOptions, type SendOptions, Session } from '../session/session.ts'
export type { TapeUse } from '../session/tape-use.ts'
export type { Input, Sink, Stream, Transport } from '../session/transport.ts'

// What a person sees.
export type { Cell, Color, Style } from '../screen/cell.ts'
export type { FindOptions } from '../screen/find.ts'
export type { ScreenModes } from '../screen/screen-modes.ts'
export type { MouseAction, MouseAt, MouseButton, MouseModifiers } from '../screen/mouse.ts'
export type { Cursor, Picture } from '../screen/picture.ts'
export { Screen, type ScreenOptions } from '../screen/screen.ts'
export type { Box, Region } from '../screen/view.ts'

// Tapes, and when they are recorded.
export { FallbackMode, RecordMode } from '../open/mode-names.ts'
export type { ModeChoice, ModeContext, UpdatePolicy } from '../open/modes.ts'
export type { StoredTape } from '../tape/catalog.ts'
export type { MaxAge } from '../tape/expires.ts'
export { parseTape } from '../tape/parse-tape.ts'
export type { ParsedTape } from '../tape/parsed-tape.ts'
export { printTape } from '../tape/print-tape.ts'
export type { Chunk, Exchange, Tape, TapeInput, TapeMeta, TapeSession } from '../tape/tape.ts'
export { readTape, type ReadTape } from '../tape/tape-file.ts'
export { TapeStore, type TapeStoreOptions } from '../tape/tape-store.ts'

// How a tape is played and compared.
export type { VolatileRule } from '../match/volatile-rules.ts'
export type { MatchOptions } from '../open/match-options.ts'
export { type SecretFinding, residualSecrets } from '../redact/residual-scan.ts'
export type { ReplayContext } from '../replay/context.ts'
export type { Decorators } from '../replay/decorators.ts'
export type { DecoratorParameters } from '../replay/named-decorators.ts'
export type { ErrorRate, FaultForm } from '../replay/faults.ts'
export type { Latency } from '../replay/latency.ts'
export type { OrderName, Repeat } from '../replay/order.ts'
export type { Pace } from '../replay/pace.ts'
export type { ReplayOptions } from '../replay/replay-options.ts'

// What goes wrong.
export {
  CommandError,
  type CommandProblem,
  HostError,
  type HostProblem,
  IncompleteInputError,
  type LimitName,
  LimitError,
  SessionElsewhereError,
  SshError,
  type SshProblem,
} from '../errors/control.ts'
export { OptionError } from '../errors/option.ts'
export { RedactionRulesError, ResidualSecretError } from '../errors/redact.ts'
export {
  DecoratorError,
  type DecoratorKind,
  AnswerTimeoutError,
  DriftError,
  type DriftTier,
  InjectedFaultError,
  SandboxFileError,
  TapeMissError,
  type TapeMissReason,
  UntrustedTapeError,
} from '../errors/replay.ts'
export { PromptError, type PromptProblem } from '../errors/prompt.ts'
export { type ScreenPlace, ScreenError, type ScreenProblem } from '../errors/screen.ts'
export {
  ExpectTimeoutError,
  type Exit,
  InputError,
  type InputProblem,
  ProcessExitedError,
  ProcessLeakError,
  type Scene,
  SpawnError,
  type SpawnProblem,
} from '../errors/session.ts'
export {
  AmbiguousSessionError,
  NoSuchSessionError,
  SessionInactiveError,
  StoreFileError,
  StoreFormatError,
} from '../errors/stores.ts'
export { type Problem, TapeExpiredError, TapeFileError, TapeFormatError } from '../errors/tape.ts'
export { type ErrorFacts, TermtapeError } from '../errors/termtape-error.ts'
