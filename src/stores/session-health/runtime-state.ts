import type { z } from 'zod'
import { epochMsMin } from '../instant.ts'

/**
 * The unified state of all sessions and logins: what `runtime-state.json` or `runtime-state.yaml` holds. Field names
 * are the storage contract. Times are milliseconds since 1970 unless they say otherwise.
 */
export interface RuntimeState {
  authProfiles: AuthProfile[]
  sessions: SessionEntry[]
  metadata: { version: string; lastUpdated: number; totalAuthProfiles: number; totalActiveSessions: number }
  [more: string]: unknown
}

export interface AuthProfile {
  profileId: string
  label: string
  billingFingerprint?: string | undefined
  pathPatterns?: string[] | undefined
  aliases?: string[] | undefined
  billing: Billing
  metadata: ProfileMetadata
  [more: string]: unknown
}

export interface ProfileMetadata {
  detectionMethod: 'manual' | 'auto' | 'fingerprint'
  firstSeen: number
  lastUsed: number
  totalSessions: number
  [more: string]: unknown
}

export interface Billing {
  costToday: number
  burnRatePerHour: number
  /** In minutes. */
  budgetRemaining: number
  /** 0 to 100. */
  budgetPercentUsed: number
  /** UTC, e.g. `02:00`. */
  resetTime: string
  totalTokens: number
  tokensPerMinute: number | null
  isFresh: boolean
  /** 0 means never. */
  lastFetched: number
  [more: string]: unknown
}

/** What is gathered of a session, wherever it is kept. */
export interface SessionFacts {
  sessionId: string
  projectPath: string
  transcriptPath: string
  health: {
    status: 'healthy' | 'warning' | 'critical' | 'unknown'
    lastUpdate: number
    issues: string[]
    [more: string]: unknown
  }
  model: {
    value: string
    source: 'transcript' | 'jsonInput' | 'settings' | 'default'
    confidence: number
    [more: string]: unknown
  }
  context: {
    tokensUsed: number
    tokensLeft: number
    percentUsed: number
    windowSize: number
    nearCompaction: boolean
    [more: string]: unknown
  }
  git: {
    branch: string
    ahead: number
    behind: number
    dirty: number
    lastChecked: number
    [more: string]: unknown
  }
  transcript: TranscriptHealth
  alerts: {
    secretsDetected: boolean
    transcriptStale: boolean
    dataLossRisk: boolean
    secretTypes?: string[] | undefined
    [more: string]: unknown
  }
  [more: string]: unknown
}

/** A session in the unified state. */
export interface SessionEntry extends SessionFacts {
  /** The `profileId` of the login it uses. */
  authProfile: string
  metadata: { gatheredAt: number; lastActivity: number; [more: string]: unknown }
}

/** A `{session}.json`: what is known of one session, before it is put into the unified state. */
export interface SessionHealth extends SessionFacts {
  gatheredAt: number
  billing?: unknown
}

export interface TranscriptHealth {
  exists: boolean
  sizeBytes: number
  lastModified: number
  lastModifiedAgo: string
  messageCount: number
  lastMessagePreview: string
  isSynced: boolean
  [more: string]: unknown
}

/** The schemas, made once they are needed: zod is not loaded on lighter paths. Unknown fields are kept. */
export async function loadSchemas(): Promise<HealthSchemas> {
  schemas ??= makeSchemas()
  return schemas
}

export interface HealthSchemas {
  state: z.ZodType<RuntimeState>
  billing: z.ZodType<Billing>
  health: z.ZodType<SessionHealth>
  /** `sessions.json` */
  summary: z.ZodType
  /** `config.json`, any part of it. */
  config: z.ZodType<HealthConfig>
}

/** What `config.json` may say that is read here. */
export interface HealthConfig {
  components?: Record<string, boolean> | undefined
  showAuthProfile?: boolean | undefined
  [more: string]: unknown
}

let schemas: Promise<HealthSchemas> | undefined

async function makeSchemas(): Promise<HealthSchemas> {
  const { z: zod } = await import('zod')
  const ms = zod
    .int()
    .check(zod.refine((value) => value === 0 || value >= epochMsMin, { error: 'bad-epoch-ms' }))
  const count = zod.int().nonnegative()
  const amount = zod.number().nonnegative()
  const percent = zod
    .number()
    .check(zod.refine((value) => value >= 0 && value <= 100, { error: 'bad-percent' }))
  const text = zod.string()
  const resetTime = zod
    .string()
    .check(zod.refine((value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value), { error: 'bad-reset-time' }))
  const billing = zod.looseObject({
    costToday: amount,
    burnRatePerHour: amount,
    budgetRemaining: amount,
    budgetPercentUsed: percent,
    resetTime,
    totalTokens: count,
    tokensPerMinute: zod.number().nullable(),
    isFresh: zod.boolean(),
    lastFetched: ms,
  })
  const detectionMethod = zod.enum(['manual', 'auto', 'fingerprint'])
  const profile = zod.looseObject({
    profileId: text.min(1),
    label: text,
    billingFingerprint: text.optional(),
    pathPatterns: zod.array(text).optional(),
    aliases: zod.array(text).optional(),
    billing,
    metadata: zod.looseObject({ detectionMethod, firstSeen: ms, lastUsed: ms, totalSessions: count }),
  })
  const facts = {
    sessionId: zod.guid(),
    projectPath: text,
    transcriptPath: text,
    health: zod.looseObject({
      status: zod.enum(['healthy', 'warning', 'critical', 'unknown']),
      lastUpdate: ms,
      issues: zod.array(text),
    }),
    model: zod.looseObject({
      value: text,
      source: zod.enum(['transcript', 'jsonInput', 'settings', 'default']),
      confidence: percent,
    }),
    context: zod.looseObject({
      tokensUsed: count,
      tokensLeft: count,
      percentUsed: percent,
      windowSize: zod.int().positive(),
      nearCompaction: zod.boolean(),
    }),
    git: zod.looseObject({ branch: text, ahead: count, behind: count, dirty: count, lastChecked: ms }),
    transcript: zod.looseObject({
      exists: zod.boolean(),
      sizeBytes: count,
      lastModified: ms,
      lastModifiedAgo: text,
      messageCount: count,
      lastMessagePreview: text,
      isSynced: zod.boolean(),
    }),
    alerts: zod.looseObject({
      secretsDetected: zod.boolean(),
      transcriptStale: zod.boolean(),
      dataLossRisk: zod.boolean(),
      secretTypes: zod.array(text).optional(),
    }),
  }
  const session = zod.looseObject({
    ...facts,
    authProfile: text,
    metadata: zod.looseObject({ gatheredAt: ms, lastActivity: ms }),
  })
  const state = zod.looseObject({
    authProfiles: zod.array(profile),
    sessions: zod.array(session),
    metadata: zod.looseObject({
      version: text,
      lastUpdated: ms,
      totalAuthProfiles: count,
      totalActiveSessions: count,
    }),
  })
  const summary = zod.looseObject({
    lastUpdated: ms,
    activeSessions: count,
    totalSessions: count,
    sessions: zod.array(zod.looseObject({ sessionId: zod.guid(), projectPath: text })),
    global: zod.looseObject({ totalCostToday: amount, burnRatePerHour: amount, budgetRemaining: amount }),
    // The documents say counts, the programs write texts.
    alerts: zod.union([zod.array(text), zod.record(text, zod.number())]),
  })
  const config = zod.looseObject({
    thresholds: zod.record(text, zod.number()).optional(),
    components: zod.record(text, zod.boolean()).optional(),
    showAuthProfile: zod.boolean().optional(),
    cleanup: zod
      .looseObject({ sessionRetentionDays: amount.optional(), enableAutoCleanup: zod.boolean().optional() })
      .optional(),
  })
  const health = zod.looseObject({ ...facts, gatheredAt: ms, billing: zod.unknown() })
  return { state, billing, health, summary, config }
}
