import { z } from 'zod'
import { reasons } from '../../src/cli/tapes/not-run.ts'

const time = z.iso.datetime()
const tier = z.enum(['same', 'cosmetic', 'output', 'flow'])
const exit = z.strictObject({ code: z.number().nullable(), signal: z.string().nullable() })

const session = z.object({
  id: z.string(),
  command: z.string(),
  args: z.array(z.string()),
  cwd: z.string(),
  state: z.enum(['alive', 'dead', 'zombie']),
  pid: z.number().optional(),
  createdAt: time,
  lastActivity: time,
  persist: z.boolean(),
  owner: z.number(),
  exit: exit.optional(),
})
const ran = z.strictObject({
  command: z.string(),
  ok: z.boolean(),
  output: z.string(),
  exit: exit.optional(),
  error: z.string().optional(),
  durationMs: z.number(),
})
const tapeFile = z.strictObject({ id: z.string(), path: z.string() })
const problem = z.strictObject({
  message: z.string(),
  line: z.number(),
  column: z.number(),
  path: z.string(),
})
const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string(),
  message: z.string(),
  hint: z.string(),
})
const judgement = z.strictObject({
  valid: z.boolean(),
  findings: z.array(finding),
  dropped: z.number(),
  counts: z.strictObject({ error: z.number(), warning: z.number(), info: z.number() }),
})
const stored = z.object({ id: z.string(), project: z.string() })
const migration = z.strictObject({
  profiles: z.array(z.string()),
  sessions: z.array(z.string()),
  skipped: z.array(z.unknown()),
  written: z.boolean(),
})
const report = z.object({
  id: z.string(),
  program: z.string(),
  args: z.array(z.string()),
  started_at: time,
  completed_at: time,
  entry_state_id: z.string().nullable(),
  states: z.array(z.object({ id: z.string(), name: z.string(), prompt: z.string() })),
  commands: z.record(z.string(), z.unknown()),
  prompts: z.array(z.unknown()),
  error_messages: z.array(z.unknown()),
})
const archive = z.object({ version: z.literal(1), sessionId: z.string() })

/** What each command prints with `--json`. A plain object may get more fields; a strict one has these and no others. */
export const shapes: Readonly<Record<string, z.ZodType>> = {
  open: session,
  list: z.array(session),
  status: z.strictObject({
    totalSessions: z.number(),
    activeSessions: z.number(),
    sessions: z.array(session),
    logSizeMb: z.number(),
    configPath: z.string(),
    problems: z.array(z.string()),
  }),
  cleanup: z.strictObject({ closed: z.array(z.string()), removed: z.array(z.string()) }),
  run: ran,
  parallel: z.array(ran),
  'config list': z.array(z.string()),
  'config show': z.object({ name: z.string(), commandTemplate: z.string() }),
  probe: z.object({
    program: z.string(),
    interactive: z.boolean(),
    banner: z.string(),
    prompt: z.string(),
    help_commands: z.array(z.string()),
    commands: z.array(z.string()),
  }),
  investigate: report,
  learn: report,
  test: z.array(
    z.strictObject({
      id: z.string(),
      program: z.string(),
      timestamp: time,
      test_type: z.string(),
      passed: z.boolean(),
      details: z.record(z.string(), z.unknown()),
      error: z.string().nullable(),
    }),
  ),
  scaffold: z.strictObject({
    spec: z.string(),
    tapes: z.array(z.string()),
    config: z.string(),
    left: z.array(z.string()),
  }),
  fuzz: z.object({
    program: z.string(),
    args: z.array(z.string()),
    seed: z.number(),
    findings: z.array(z.object({ kind: z.string(), words: z.string() })),
    unconfirmed: z.number(),
    cases: z.number(),
    steps: z.number(),
    ms: z.number(),
  }),
  'tapes list': z.array(
    z.strictObject({
      ...tapeFile.shape,
      command: z.string(),
      exchanges: z.number(),
      bytes: z.number(),
      createdAt: time,
    }),
  ),
  'tapes show': z.strictObject({
    ...tapeFile.shape,
    command: z.string(),
    cwd: z.string(),
    cols: z.number(),
    rows: z.number(),
    createdAt: time,
    programVersion: z.string().nullable(),
    exchanges: z.array(
      z.strictObject({
        index: z.number(),
        atMs: z.number(),
        input: z.string(),
        kind: z.string(),
        prompt: z.string().nullable(),
        text: z.array(z.string()),
        painted: z.boolean(),
        screen: z.array(z.string()),
        exit: exit.nullable(),
        durMs: z.number(),
        redacted: z.record(z.string(), z.number()),
        files: z.array(z.string()),
      }),
    ),
  }),
  'tapes validate': z.array(
    z.strictObject({ ...tapeFile.shape, problems: z.array(problem), warnings: z.array(problem) }),
  ),
  'tapes redact': z.strictObject({ changed: z.boolean(), tapes: z.array(z.unknown()) }),
  'tapes diff': z.strictObject({
    tier,
    start: z.array(z.string()),
    exchanges: z.array(
      z.strictObject({
        one: z.number().nullable(),
        other: z.number().nullable(),
        input: z.string(),
        tier,
        diff: z.array(z.string()),
      }),
    ),
  }),
  'tapes verify': z.array(
    z.strictObject({
      ...tapeFile.shape,
      tier: tier.nullable(),
      notRun: z.enum(reasons).nullable(),
      error: z.string().nullable(),
      exchanges: z.array(
        z.strictObject({ exchange: z.number(), input: z.string(), tier, diff: z.array(z.string()) }),
      ),
      page: z.string().optional(),
    }),
  ),
  'tapes prune': z.strictObject({ removed: z.boolean(), tapes: z.array(tapeFile), broken: z.number() }),
  'tapes import': z.object({ id: z.string(), path: z.string() }),
  'tapes stats': z.strictObject({
    tapes: z.number(),
    broken: z.number(),
    exchanges: z.number(),
    bytes: z.number(),
    masked: z.number(),
    oldest: time.nullable(),
    newest: time.nullable(),
    largest: z.strictObject({ id: z.string(), bytes: z.number() }).nullable(),
    programs: z.record(
      z.string(),
      z.strictObject({ tapes: z.number(), exchanges: z.number(), bytes: z.number() }),
    ),
  }),
  'tapes why': z.array(z.strictObject({ file: z.string(), test: z.string(), message: z.string() })),
  'store list': z.array(stored),
  'store find': z.array(z.object({ id: z.string() })),
  'store current': stored.nullable(),
  'store resume-all': z.array(z.object({ id: z.string(), error: z.string().optional() })),
  'store export': archive,
  'store import': archive,
  'store validate': judgement,
  'store login': z.strictObject({
    login: z.enum(['none', 'active', 'expired']),
    failed: z.array(z.unknown()),
  }),
  'health plan': migration,
  'health migrate': migration,
  'health validate': judgement,
  'secret validate': z.strictObject({ ...judgement.shape, secrets: z.array(z.unknown()) }),
  'secret git-check': judgement,
  'secret deleted': judgement,
  init: z.strictObject({
    manager: z.enum(['npm', 'pnpm', 'yarn', 'bun']),
    changed: z.boolean(),
    changes: z.array(z.strictObject({ file: z.string(), why: z.string() })),
    todo: z.array(z.string()),
  }),
}
