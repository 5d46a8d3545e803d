import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Billing, RuntimeState, SessionEntry } from '../session-health/runtime-state.ts'
import { builtEpoch } from './claude-records.ts'

export interface HealthShape {
  /** Default 1. */
  profiles?: number
  /** Default 2. */
  sessions?: number
}

/** A billing of the right shape. */
export function buildBilling(changes: Partial<Billing> = {}): Billing {
  return {
    costToday: 90.05,
    burnRatePerHour: 29.59,
    budgetRemaining: 116,
    budgetPercentUsed: 61,
    resetTime: '02:00',
    totalTokens: 85_000_000,
    tokensPerMinute: 12_500,
    isFresh: false,
    lastFetched: builtEpoch,
    ...changes,
  }
}

/** A session entry of the right shape; the same number gives the same entry. */
export function buildSessionEntry(at = 1, changes: Partial<SessionEntry> = {}): SessionEntry {
  return {
    sessionId: builtHealthSession(at),
    authProfile: 'default',
    projectPath: '/home/user/project',
    transcriptPath: `/home/user/.claude/projects/-home-user-project/${builtHealthSession(at)}.jsonl`,
    health: { status: 'warning', lastUpdate: builtEpoch, issues: ['Context 75% full'] },
    model: { value: 'Opus4.5', source: 'jsonInput', confidence: 80 },
    context: {
      tokensUsed: 45_000,
      tokensLeft: 111_000,
      percentUsed: 28,
      windowSize: 200_000,
      nearCompaction: false,
    },
    git: { branch: 'main', ahead: 2, behind: 0, dirty: 3, lastChecked: builtEpoch },
    transcript: {
      exists: true,
      sizeBytes: 524_288,
      lastModified: builtEpoch,
      lastModifiedAgo: '1m',
      messageCount: 42,
      lastMessagePreview: 'What does the main function do?',
      isSynced: true,
    },
    alerts: { secretsDetected: false, transcriptStale: false, dataLossRisk: false },
    metadata: { gatheredAt: builtEpoch, lastActivity: builtEpoch },
    ...changes,
  }
}

/** A valid runtime state of any size. The first profile is `default`; sessions take the profiles in turn. */
export function buildRuntimeState(shape: HealthShape = {}): RuntimeState {
  const { profiles = 1, sessions = 2 } = shape
  const authProfiles = Array.from({ length: profiles }, (_, at) => ({
    profileId: profileOf(at),
    label: `Account ${at + 1}`,
    billing: buildBilling({ resetTime: `${String(at % 24).padStart(2, '0')}:00` }),
    metadata: {
      detectionMethod: 'auto' as const,
      firstSeen: builtEpoch,
      lastUsed: builtEpoch + 1,
      totalSessions: 42,
    },
  }))
  const entries = Array.from({ length: sessions }, (_, at) =>
    buildSessionEntry(at + 1, { authProfile: profileOf(at % Math.max(1, profiles)) }),
  )
  const metadata = {
    version: '1.0',
    lastUpdated: builtEpoch,
    totalAuthProfiles: profiles,
    totalActiveSessions: sessions,
  }
  return { authProfiles, sessions: entries, metadata }
}

/** A `{session}.json` as the older programs write it. */
export function buildSessionHealth(at = 1): Record<string, unknown> {
  const { authProfile: _, metadata, ...facts } = buildSessionEntry(at)
  return { ...facts, gatheredAt: metadata.gatheredAt, billing: buildBilling() }
}

/** Writes a valid session-health folder: the older files, cooldowns and the unified state. */
export async function buildSessionHealthStore(folder: string, shape: HealthShape = {}): Promise<void> {
  const state = buildRuntimeState(shape)
  await mkdir(join(folder, 'cooldowns'), { recursive: true })
  await chmod(folder, 0o700)
  const put = async (name: string, value: unknown): Promise<void> => {
    await writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value, null, 2), {
      mode: 0o600,
    })
  }
  await put('runtime-state.json', state)
  await put('billing-shared.json', buildBilling())
  await put('config.json', { thresholds: { contextWarningPercent: 70 }, components: { git: true } })
  await put('sessions.json', {
    lastUpdated: builtEpoch,
    activeSessions: state.sessions.length,
    totalSessions: state.sessions.length,
    sessions: state.sessions.map(({ sessionId, projectPath }) => ({
      sessionId,
      projectPath,
      lastActive: builtEpoch,
    })),
    global: { totalCostToday: 90.05, burnRatePerHour: 29.59, budgetRemaining: 116 },
    alerts: [],
  })
  await put('daemon.log', 'started\n')
  await put('cooldowns/git-status.cooldown', { lastChecked: builtEpoch })
  for (const [at, { sessionId }] of state.sessions.entries()) {
    await put(`${sessionId}.json`, buildSessionHealth(at + 1))
    await put(`cooldowns/${sessionId}-transcript.state`, {
      lastReadOffset: 0,
      lastReadMtime: builtEpoch,
      messageCount: 0,
    })
    await put(`cooldowns/${sessionId}-secrets-scan.cooldown`, { lastChecked: builtEpoch })
  }
}

function profileOf(at: number): string {
  return at === 0 ? 'default' : `account-${at + 1}`
}

function builtHealthSession(at: number): string {
  return `fa47fa81-c6d7-4908-adb6-${at.toString(16).padStart(12, '0')}`
}
