export * from './errors.ts'
export { type ModeChoice, type ModeContext, type UpdatePolicy } from './control/modes.ts'
export { FallbackMode, RecordMode } from './control/storage/entities/modes.ts'
export { spawn } from './control/spawn.ts'
export type { RedactOptions, SpawnOptions } from './control/spawn-options.ts'
export { type Drift, type DriftReport, verify, type VerifyOptions } from './control/verify.ts'
export type { Cell, Color, Style } from './screen/cell.ts'
export type { FindOptions } from './screen/find.ts'
export type { Modes } from './screen/modes.ts'
export {
  encodeMouse,
  type MouseAction,
  type MouseAt,
  type MouseButton,
  type MouseModifiers,
} from './screen/mouse.ts'
export type { Cursor, Picture } from './screen/picture.ts'
export { Screen, type ScreenOptions } from './screen/screen.ts'
export type { Box, Region } from './screen/view.ts'
export type { CloseOptions } from './session/conversation.ts'
export type { ExpectOptions } from './session/expects.ts'
export type { PastExpect } from './session/history.ts'
export type { InteractOptions } from './session/interact.ts'
export type { LogTarget, LogTargets } from './session/logs.ts'
export { EOF, type Match, type Pattern, TIMEOUT } from './session/pattern.ts'
export { type SendOptions, Session } from './session/session.ts'
export type { Input, Stream } from './session/transport.ts'
export type { WatchEnd } from './session/watch.ts'
export type { TapeUse } from './session/tape-use.ts'
export { parseTape } from './tape/parse-tape.ts'
export type { ParsedTape } from './tape/parsed-tape.ts'
export { printTape } from './tape/print-tape.ts'
export type { Chunk, Exchange, Tape, TapeInput, TapeMeta, TapeSession } from './tape/tape.ts'
export { readTape, type ReadTape } from './tape/tape-file.ts'
export { builtinRules } from './redact/rules.ts'
export { type Finding as SecretFinding, residualSecrets } from './redact/residual-scan.ts'
export { placeholderPattern, reveal } from './redact/placeholders.ts'
export { createNormaliser } from './match/normalise.ts'
export { type VolatileRule, volatileRules } from './match/volatile-rules.ts'
export type { MatchOptions } from './control/match-options.ts'
export type { Expiry } from './control/spawn-options.ts'
export { type Asciicast, type AsciicastOptions, printAsciicast } from './tape/print-asciicast.ts'
export { parseAsciicast } from './tape/parse-asciicast.ts'
export { parseScript, type ScriptLogs } from './tape/parse-script.ts'
export { parseTtyrec } from './tape/parse-ttyrec.ts'
export type { ImportedTape } from './tape/imported.ts'

export { isExpired, type MaxAge } from './tape/expires.ts'
export { TapeStore, type TapeStoreOptions } from './tape/tape-store.ts'
export type { Place as TapePlace, StoredTape } from './tape/catalog.ts'
export { type KeyOf, plainKey, type Question, questionOf } from './tape/question.ts'
export { Player, type PlayerOptions } from './replay/player.ts'
export type { ReplayContext } from './replay/context.ts'
export type { Decorators } from './replay/decorators.ts'
export type { ErrorRate, FaultForm } from './replay/faults.ts'
export type { Latency } from './replay/latency.ts'
export type { OrderName, Repeat } from './replay/order.ts'
export type { Pace } from './replay/pace.ts'
export type { ReplayOptions } from './replay/replay-options.ts'
export type { RecordingFacts } from './tape/timeline.ts'
export type { Given } from './session/given.ts'
export type { Mouse } from './session/mouse.ts'
export {
  describeFinding,
  describeReport,
  type Finding as StoreFinding,
  type Findings as StoreFindings,
  type Report as StoreReport,
  type ReportOptions as StoreReportOptions,
  type Severity,
} from './stores/finding.ts'
export {
  validateSessionStore,
  sessionStoreKinds,
  type SessionStoreKind,
} from './stores/validate-session-store.ts'
export {
  type CreatedSecret,
  createSecretManifest,
  type CreateSecretOptions,
} from './stores/secret-manifest/create-secret-manifest.ts'
export {
  type SecretManifestOptions,
  type SecretManifestReport,
  validateSecretManifest,
  validateSecretText,
} from './stores/secret-manifest/validate-secret-manifest.ts'
export {
  checkSecretDeleted,
  checkSessionFolder,
  checkTestPrompt,
  type PromptOutcome,
} from './stores/secret-manifest/session-folder.ts'
export type { GitRunner } from './stores/secret-manifest/git-exposure.ts'
export { ClaudeStore, type FoundSession, type RateLimitedSession } from './stores/claude/claude-store.ts'
export type { CredentialsOptions, LoginState } from './stores/claude/credentials.ts'
export type { SessionSummary as StoredSessionSummary } from './stores/claude/describe-session.ts'
export type { SessionFile } from './stores/claude/store-layout.ts'
export type { ClaudeCode } from './stores/claude/claude-rules.ts'
export type { ClaudeStoreOptions } from './stores/claude/validate-claude-store.ts'
export type { JsonlOptions, JsonlStats } from './stores/jsonl/jsonl-scanner.ts'
export type { JsonlRecord } from './stores/jsonl/judge-line.ts'
export { exportSession, importSession, type SessionArchive } from './stores/claude/session-archive.ts'
export { type TranscriptOptions, validateTranscript } from './stores/claude/validate-transcript.ts'
export type { MigrationPlan } from './stores/session-health/migrate.ts'
export type {
  AuthProfile,
  Billing,
  RuntimeState,
  SessionEntry,
  SessionHealth as SessionHealthFile,
} from './stores/session-health/runtime-state.ts'
export type { SessionHealthOptions } from './stores/session-health/validate-session-health.ts'
export { SessionHealthStore } from './stores/session-health/session-health-store.ts'
export { billingFingerprint, detectProfile } from './stores/session-health/profile-detection.ts'
export { ClaudeSession, type ClaudeSessionOptions } from './stores/session-manager/claude-session.ts'
export { SessionManager, type SessionManagerOptions } from './stores/session-manager/session-manager.ts'
export { createSessionDir, loadSessionRegistry } from './stores/session-manager/session-registry.ts'
export type {
  Activity,
  RegistryEntry,
  SessionStatus,
  StoredSession,
} from './stores/session-manager/stored-session.ts'
export {
  type LogEntry,
  ToolkitLogger,
  type ToolkitLoggerOptions,
} from './stores/session-manager/toolkit-logger.ts'
export { loadWithRetry, type RetryOptions, saveWithRetry } from './stores/session-manager/retry.ts'
export type { AttemptOptions, CommandResult, EventResponse } from './control/helpers/attempt.ts'
export { type ChainCommand, type ChainResult, CommandChain } from './control/helpers/command-chain.ts'
export { interactiveCommand, type Step } from './control/helpers/interactive-command.ts'
export { parallelCommands, type ParallelOptions } from './control/helpers/parallel-commands.ts'
export { repl, Repl, type ReplName, type ReplOptions } from './control/helpers/repl.ts'
export { run } from './control/helpers/run.ts'
export { runScript, type ScriptOptions, type ScriptResult } from './control/helpers/run-script.ts'
export { ssh, type SshOptions } from './control/helpers/ssh.ts'
export type { CommandLine, HelperOptions, Spawner } from './control/helpers/start-command.ts'
export { type CommandTest, testCommand } from './control/helpers/test-command.ts'
export { watchProcess, type WatchOptions } from './control/helpers/watch-process.ts'
export { classifyOutput, type OutputClass } from './patterns/classify-output.ts'
export type { CommandRow } from './patterns/command-row.ts'
export { COMMON_ERRORS, type ErrorCategory } from './patterns/common-errors.ts'
export { COMMON_PROMPTS, type PromptCategory } from './patterns/common-prompts.ts'
export { detectDataFormat } from './patterns/detect-data-format.ts'
export { type DetectedPrompt, detectPrompt } from './patterns/detect-prompt.ts'
export { detectStateTransition, type StateTransition } from './patterns/detect-state-transition.ts'
export { extractCommandsFromHelp } from './patterns/extract-commands.ts'
export { extractAllJson, extractJson } from './patterns/extract-json.ts'
export { type DataFormat, INVESTIGATION_PATTERNS } from './patterns/investigation-patterns.ts'
export { detectError, type DetectedError, isErrorOutput } from './patterns/is-error-output.ts'
export { type PatternEntry, PatternLibrary, type PatternType } from './patterns/library.ts'
export {
  cleanupSessions,
  cleanupZombies,
  control,
  controlFromConfig,
  getSession,
  listSessions,
  saveState,
  type Status,
  status,
} from './control/registry/control.ts'
export type { ControlOptions } from './control/registry/control-options.ts'
export type { Cleanup, CleanupOptions } from './control/registry/cleanup.ts'
export type { SessionSummary } from './control/registry/session-summary.ts'
export { applyProgramConfig, commandOf, configOf } from './control/registry/apply-program-config.ts'
export {
  deleteProgramConfig,
  listProgramConfigs,
  type ProgramConfig,
  readProgramConfig,
  saveProgramConfig,
} from './control/registry/program-configs.ts'
export {
  type Interaction,
  sessionInteractions,
  type SessionOutput,
  sessionOutput,
} from './control/registry/read-logs.ts'
export type { LogLevel } from './control/registry/settings.ts'
export { pipePath } from './control/registry/stream-pipe.ts'
export { type Attached, attachSession } from './control/host/attach.ts'
export type { HostClient } from './control/host/client.ts'
export { connectHost, type ConnectOptions } from './control/host/connect.ts'
export { type Host, serve, type ServeOptions } from './control/host/serve.ts'
export { type Entity, entities } from './control/storage/entity-catalog.ts'
export type { ChainCommandEntry, CommandChainEntry } from './control/storage/entities/command-chain.ts'
export type { GlobalConfigFile } from './control/storage/entities/global-config.ts'
export type { InteractionEntry } from './control/storage/entities/interaction-log.ts'
export type {
  InvestigationReportFile,
  ProgramStateEntry,
} from './control/storage/entities/investigation-report.ts'
export type { NamedPipeFacts } from './control/storage/entities/named-pipe.ts'
export type { PatternLibraryEntry } from './control/storage/entities/pattern-library.ts'
export type { ProgramConfigFile } from './control/storage/entities/program-config.ts'
export type {
  DecoratorConfigEntry,
  MatcherConfigEntry,
  TapeIndexEntry,
} from './control/storage/entities/replay-entities.ts'
export type { SessionState } from './control/storage/entities/session.ts'
export type { SessionOutputFacts } from './control/storage/entities/session-output.ts'
export type { TestResultEntry } from './control/storage/entities/test-result.ts'
export type { ClaudeCommandOptions } from './control/claude/stored-call.ts'
export { resume } from './control/claude/resume.ts'
export { resumeAll, type ResumeAllOptions, type ResumedSession } from './control/claude/resume-all.ts'
export { tmux, type TmuxOptions } from './control/claude/tmux.ts'
export {
  buildClaudeStore,
  buildLargeTranscript,
  type BuiltClaudeStore,
  type ClaudeStoreShape,
} from './stores/builders/claude-store-builder.ts'
export type { TranscriptShape } from './stores/builders/claude-records.ts'
export {
  damageClaudeStore,
  damageNames,
  type DamageOptions,
  type ExpectedStoreFinding,
} from './stores/builders/damage-claude-store.ts'
export { buildSessionHealthStore, type HealthShape } from './stores/builders/session-health-builder.ts'
export { buildSessionManagerStore, type ManagerShape } from './stores/builders/session-manager-builder.ts'
export {
  buildSecretManifest,
  damageSecretManifest,
  type SecretShape,
} from './stores/builders/secret-manifest-builder.ts'
