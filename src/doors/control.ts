export type { AttemptOptions, CommandResult, EventResponse } from '../control/helpers/attempt.ts'
export { type ChainCommand, type ChainResult, CommandChain } from '../control/helpers/command-chain.ts'
export {
  openSerial,
  openSocket,
  overStream,
  type SerialOptions,
  type SocketPlace,
  type StreamOptions,
} from '../control/helpers/connections.ts'
export { interactiveCommand, type Step } from '../control/helpers/interactive-command.ts'
export { parallelCommands, type ParallelOptions } from '../control/helpers/parallel-commands.ts'
export {
  repl,
  Repl,
  type ReplName,
  type ReplOfSessionOptions,
  type ReplOptions,
} from '../control/helpers/repl/repl.ts'
export { run } from '../control/helpers/run.ts'
export { runScript, type ScriptOptions, type ScriptResult } from '../control/helpers/run-script.ts'
export { ssh, type SshOptions } from '../control/helpers/ssh.ts'
export { SshSession, sshSession, type SshSessionOptions } from '../control/helpers/ssh-session.ts'
export type { SshTunnels } from '../control/helpers/ssh-arguments.ts'
export type { CommandLine, HelperOptions, Spawner } from '../control/helpers/start-command.ts'
export { type CommandTest, testCommand } from '../control/helpers/test-command.ts'
export { watchProcess, type WatchOptions } from '../control/helpers/watch-process.ts'
export { which } from '../control/helpers/which.ts'
export { classifyOutput, type OutputClass } from '../patterns/classify-output.ts'
export type { CommandRow } from '../patterns/command-row.ts'
export { COMMON_ERRORS, type ErrorCategory } from '../patterns/common-errors.ts'
export { COMMON_PROMPTS, type PromptCategory } from '../patterns/common-prompts.ts'
export { detectDataFormat } from '../patterns/detect-data-format.ts'
export { type DetectedPrompt, detectPrompt } from '../patterns/detect-prompt.ts'
export { detectStateTransition, type StateTransition } from '../patterns/detect-state-transition.ts'
export { extractCommandsFromHelp } from '../patterns/extract-commands.ts'
export { extractAllJson, extractJson } from '../patterns/extract-json.ts'
export { type DataFormat, INVESTIGATION_PATTERNS } from '../patterns/investigation-patterns.ts'
export { detectError, type DetectedError, isErrorOutput } from '../patterns/is-error-output.ts'
export { type PatternEntry, PatternLibrary, type PatternType } from '../patterns/library.ts'
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
} from '../control/registry/control.ts'
export type { ControlOptions } from '../control/registry/control-options.ts'
export type { Cleanup, CleanupOptions } from '../control/registry/cleanup.ts'
export type { SessionSummary } from '../control/registry/session-summary.ts'
export { applyProgramConfig, commandOf, configOf } from '../control/registry/apply-program-config.ts'
export {
  deleteProgramConfig,
  listProgramConfigs,
  type ProgramConfig,
  readProgramConfig,
  saveProgramConfig,
} from '../control/registry/program-configs.ts'
export {
  type Interaction,
  sessionInteractions,
  type SessionOutput,
  sessionOutput,
} from '../control/registry/read-logs.ts'
export type { LogLevel } from '../control/registry/settings.ts'
export { pipePath } from '../control/registry/stream-pipe.ts'
export { type Attached, attachSession } from '../control/host/attach.ts'
export type { HostClient } from '../control/host/client.ts'
export { connectHost, type ConnectOptions } from '../control/host/connect.ts'
export { type Host, serve, type ServeOptions } from '../control/host/serve.ts'
export type { ChainCommandEntry, CommandChainEntry } from '../control/storage/entities/command-chain.ts'
export type { GlobalConfigFile } from '../control/storage/entities/global-config.ts'
export type { InteractionEntry } from '../control/storage/entities/interaction-log.ts'
export type {
  InvestigationReportFile,
  ProgramStateEntry,
} from '../control/storage/entities/investigation-report.ts'
export type { NamedPipeFacts } from '../control/storage/entities/named-pipe.ts'
export type { PatternLibraryEntry } from '../control/storage/entities/pattern-library.ts'
export type { ProgramConfigFile } from '../control/storage/entities/program-config.ts'
export type {
  DecoratorConfigEntry,
  MatcherConfigEntry,
  TapeIndexEntry,
} from '../control/storage/entities/replay-entities.ts'
export type { SessionState } from '../control/storage/entities/session.ts'
export type { SessionOutputFacts } from '../control/storage/entities/session-output.ts'
export type { TestResultEntry } from '../control/storage/entities/test-result.ts'
