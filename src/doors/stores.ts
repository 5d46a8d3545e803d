export {
  describeFinding,
  describeReport,
  type StoreFinding,
  type Findings as StoreFindings,
  type Report as StoreReport,
  type ReportOptions as StoreReportOptions,
  type Severity,
} from '../stores/finding.ts'
export {
  validateSessionStore,
  sessionStoreKinds,
  type SessionStoreKind,
} from '../stores/validate-session-store.ts'
export {
  type CreatedSecret,
  createSecretManifest,
  type CreateSecretOptions,
} from '../stores/secret-manifest/create-secret-manifest.ts'
export {
  type SecretManifestOptions,
  type SecretManifestReport,
  validateSecretManifest,
  validateSecretText,
} from '../stores/secret-manifest/validate-secret-manifest.ts'
export {
  checkSecretDeleted,
  checkSessionFolder,
  checkTestPrompt,
  type PromptOutcome,
} from '../stores/secret-manifest/session-folder.ts'
export { runGit } from '../live/run-git.ts'
export type { GitRunner } from '../stores/secret-manifest/git-exposure.ts'
export { ClaudeStore, type FoundSession, type RateLimitedSession } from '../stores/claude/claude-store.ts'
export type { CredentialsOptions, LoginState } from '../stores/claude/credentials.ts'
export type { StoredSessionSummary } from '../stores/claude/describe-session.ts'
export type { SessionFile } from '../stores/claude/store-layout.ts'
export type { ClaudeCode } from '../stores/claude/claude-rules.ts'
export type { ClaudeStoreOptions } from '../stores/claude/validate-claude-store.ts'
export type { JsonlOptions, JsonlStats } from '../stores/jsonl/jsonl-scanner.ts'
export type { JsonlRecord } from '../stores/jsonl/judge-line.ts'
export { exportSession, importSession, type SessionArchive } from '../stores/claude/session-archive.ts'
export { type TranscriptOptions, validateTranscript } from '../stores/claude/validate-transcript.ts'
export type { MigrationPlan } from '../stores/session-health/migrate.ts'
export type {
  AuthProfile,
  Billing,
  RuntimeState,
  SessionEntry,
  SessionHealth as SessionHealthFile,
} from '../stores/session-health/runtime-state.ts'
export type { SessionHealthOptions } from '../stores/session-health/validate-session-health.ts'
export {
  formatCost,
  formatStatusLine,
  type StatusComponent,
  type StatusLineOptions,
} from '../stores/session-health/status-line.ts'
export { SessionHealthStore } from '../stores/session-health/session-health-store.ts'
export { billingFingerprint, detectProfile } from '../stores/session-health/profile-detection.ts'
export { ClaudeSession, type ClaudeSessionOptions } from '../stores/session-manager/claude-session.ts'
export { SessionManager, type SessionManagerOptions } from '../stores/session-manager/session-manager.ts'
export { loadSessionRegistry } from '../stores/session-manager/session-registry.ts'
export type {
  Activity,
  RegistryEntry,
  SessionStatus,
  StoredSession,
} from '../stores/session-manager/stored-session.ts'
export {
  type LogEntry,
  ToolkitLogger,
  type ToolkitLoggerOptions,
} from '../stores/session-manager/toolkit-logger.ts'
export { loadWithRetry, type RetryOptions, saveWithRetry } from '../stores/session-manager/retry.ts'
export type { ClaudeCommandOptions } from '../control/claude/stored-call.ts'
export { resume } from '../control/claude/resume.ts'
export { resumeAll, type ResumeAllOptions, type ResumedSession } from '../control/claude/resume-all.ts'
export { tmux, type TmuxOptions } from '../control/claude/tmux.ts'
export {
  buildClaudeStore,
  buildLargeTranscript,
  type BuiltClaudeStore,
  type ClaudeStoreShape,
} from '../stores/builders/claude-store-builder.ts'
export type { TranscriptShape } from '../stores/builders/claude-records.ts'
export { buildSessionHealthStore, type HealthShape } from '../stores/builders/session-health-builder.ts'
export { buildSessionManagerStore, type ManagerShape } from '../stores/builders/session-manager-builder.ts'
export { buildSecretManifest, type SecretShape } from '../stores/builders/secret-manifest-builder.ts'
