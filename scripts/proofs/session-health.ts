import type { ProofTable } from './table.ts'

const store = 'stores/session-health'
const work = 'stores/session-health-work'
const validated = 'stores/validate-session-health'
const rules = 'stores/rules/session-health'
const fields = 'stores/rules/fields'

export const sessionHealth: ProofTable = {
  title: 'Session health',
  names: 'name',
  about:
    '`~/.claude/session-health`: its files, every field of the unified state, and what is done with them.',
  sections: {
    Files: [
      ['{session-id}.json', `${validated}: a session file of another session`],
      [
        'billing-shared.json',
        `${work}: is read, is nothing where there is none, and is refused where it is broken`,
      ],
      ['sessions.json', `${validated}: sessions.json`],
      ['config.json', `${work}: heeds config.json, and the options before it`],
      ['daemon.log', `${rules}: large-log`],
      [
        'cooldowns/git-status.cooldown, billing.cooldown, cleanup.cooldown',
        `${validated}: a cooldown without time`,
      ],
      ['cooldowns/{session-id}-secrets-scan.cooldown', `${validated}: a cooldown of nobody`],
      ['cooldowns/{session-id}-transcript.state', `${validated}: a reading state without offset`],
      ['cooldowns/{session-id}-gitleaks.state', `${validated}: a scanning state`],
      ['runtime-state.json', `${store}: has no state at first, and makes a JSON file`],
      [
        'runtime-state.yaml: used where it is there',
        `${store}: prefers YAML, writes there, and keeps its comments and quotes`,
      ],
    ],
    'authProfiles[]': [
      ['profileId', `${validated}: finds a profile twice`],
      [['label', 'billingFingerprint'], `${fields}: is right as it is built`],
      [
        [
          'billing.costToday',
          'billing.burnRatePerHour',
          'billing.budgetRemaining',
          'billing.totalTokens',
          'billing.tokensPerMinute',
          'billing.isFresh',
        ],
        `${validated}: authProfiles.0.billing.`,
      ],
      ['billing.budgetPercentUsed', `${validated}: bad-percent authProfiles[0].billing.budgetPercentUsed`],
      ['billing.resetTime', `${rules}: bad-reset-time`],
      ['billing.lastFetched', `${rules}: bad-epoch-ms`],
      ['metadata.detectionMethod: auto, manual', `${validated}: authProfiles.0.metadata.detectionMethod`],
      [['metadata.firstSeen', 'metadata.lastUsed'], `${rules}: time-order`],
      ['metadata.totalSessions', `${work}: loses nothing when many sessions are gathered at once`],
    ],
    'sessions[]': [
      ['sessionId', `${rules}: duplicate-session`],
      ['authProfile', `${rules}: unknown-auth-profile`],
      [['projectPath', 'transcriptPath'], `${fields}: is right as it is built`],
      [['health.status', 'health.lastUpdate', 'health.issues'], `${rules}: healthy-with-issues`],
      [['model.value', 'model.source', 'model.confidence'], `${validated}: sessions.0.model`],
      [
        [
          'context.tokensUsed',
          'context.tokensLeft',
          'context.percentUsed',
          'context.windowSize',
          'context.nearCompaction',
        ],
        `${rules}: context-overflow`,
      ],
      [
        ['git.branch', 'git.ahead', 'git.behind', 'git.dirty', 'git.lastChecked'],
        `${validated}: sessions.0.git`,
      ],
      [
        [
          'transcript.exists',
          'transcript.sizeBytes',
          'transcript.lastModified',
          'transcript.lastModifiedAgo',
          'transcript.messageCount',
          'transcript.lastMessagePreview',
          'transcript.isSynced',
        ],
        `${rules}: transcript-size`,
      ],
      [
        ['alerts.secretsDetected', 'alerts.transcriptStale', 'alerts.dataLossRisk'],
        `${rules}: secret-types-mismatch`,
      ],
      [
        ['metadata.gatheredAt', 'metadata.lastActivity'],
        `${work}: makes the default login of the shared billing for a session that has no other`,
      ],
    ],
    metadata: [
      ['version', `${validated}: knows the line in YAML, and what YAML makes of unquoted values`],
      ['lastUpdated', `${store}: has no state at first, and makes a JSON file`],
      [['totalAuthProfiles', 'totalActiveSessions'], `${store}: counts, whatever it is told`],
    ],
    Functions: [
      ['readBillingShared()', `${work}: is read, is nothing where there is none`],
      ['readRuntimeState() || createDefault()', `${store}: has no state at first, and makes a JSON file`],
      [
        'writeRuntimeState(): atomic',
        `${store}: loses nothing to four writers at once, in this process and others`,
      ],
      [
        'buildSessionEntry(health)',
        `${work}: makes the default login of the shared billing for a session that has no other`,
      ],
      ['ensure that the default profile exists', `${work}: makes the default login of the shared billing`],
      ['detectAuthProfile(billing)', `${store}: are found again, and made when they are new`],
      [
        'hashBillingPattern(billing): deterministic, of reset time and budget',
        `${store}: are told apart by what stays, not by what grows`,
      ],
      [
        'updateAuthProfileBilling(profileId, billing)',
        `${work}: gives a login its billing and its fingerprint, and refuses one that is not there`,
      ],
      [
        'sessionAuthLink: session → profile, only of fresh billing',
        `${work}: finds the login a session uses by its own fresh billing`,
      ],
      ['say when a session switches between profiles', `${work}: and says when it switches`],
      [
        ['fmtCost(billing)', 'the status line', 'showAuthProfile'],
        `${work}: says the model, the context, the branch, the cost and what is wrong`,
        `${work}: heeds config.json`,
      ],
      ['which sessions use a profile, its billing, how many are active', `${store}: answers who uses what`],
    ],
    Migration: [
      [
        'on first run: billing-shared → default profile, {session}.json → sessions',
        'stores/migrate-session-health: makes the state, and leaves the older files as they are',
      ],
      ['keep existing files unchanged', 'stores/migrate-session-health: leaves the older files as they are'],
      ['again: nothing changes', 'stores/migrate-session-health: changes nothing the second time'],
      ['3+ concurrent sessions', `${work}: loses nothing when many sessions are gathered at once`],
    ],
  },
}
