import { describe, expect, it } from 'vitest'
import {
  buildBilling,
  buildRuntimeState,
  buildSessionHealth,
} from '../../../src/stores/builders/session-health-builder.ts'
import { buildStoredSession } from '../../../src/stores/builders/session-manager-builder.ts'
import { checkRecord } from '../../../src/stores/claude/check-record.ts'
import { FindingLog } from '../../../src/stores/finding.ts'
import { isObject } from '../../../src/stores/is-object.ts'
import { checkRuntimeState } from '../../../src/stores/session-health/check-runtime-state.ts'
import { parseDocument, printPath } from '../../../src/stores/session-health/parse-document.ts'
import { loadSchemas } from '../../../src/stores/session-health/runtime-state.ts'
import { sessionHealthRules } from '../../../src/stores/session-health/session-health-rules.ts'
import { isStoredSession } from '../../../src/stores/session-manager/stored-session.ts'

type Path = readonly (string | number)[]

/** The paths of what a document is found wrong at. */
type Judge = (document: unknown) => Promise<string[]>

const { billing, health } = await loadSchemas()
const bySchema =
  (schema: typeof billing | typeof health): Judge =>
  (document) =>
    Promise.resolve(schema.safeParse(document).error?.issues.map((each) => printPath(each.path)) ?? [])

async function runtimeState(document: unknown): Promise<string[]> {
  const log = new FindingLog(sessionHealthRules)
  const parsed = await parseDocument(JSON.stringify(document), 'runtime-state.json', log)
  if (parsed !== undefined) await checkRuntimeState(parsed, 'runtime-state.json', log)
  return log.report().findings.map((each) => each.path ?? '')
}

function storedSession(document: unknown): Promise<string[]> {
  const paths: string[] = []
  isStoredSession(document, (_, path) => paths.push(path))
  return Promise.resolve(paths)
}

/** The paths of all values that are no objects and no lists. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown, at) => leaves(each, [...path, at]))
  if (isObject(value)) return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]))
  return [path]
}

function withLeaf(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (at === key ? withLeaf(each, rest, leaf) : each))
  return isObject(value) ? { ...value, [key]: withLeaf(value[key], rest, leaf) } : value
}

// No field of these takes an object, and none may be missing.
describe.each<[string, unknown, Judge]>([
  ['runtime-state.json', buildRuntimeState({ sessions: 1 }), runtimeState],
  ['billing-shared.json', buildBilling(), bySchema(billing)],
  ['{session}.json', { ...buildSessionHealth(1), billing: null }, bySchema(health)],
  ['session_<id>.json', { ...buildStoredSession(), metadata: {} }, storedSession],
])('%s', (_, whole, judge) => {
  it('is right as it is built', async () => {
    expect(await judge(whole)).toEqual([])
  })

  const free = /^billing$|\.details\.message$/
  const fields = leaves(whole).filter((path) => !free.test(printPath(path)))
  it.each(fields.map((path) => ({ name: printPath(path), path })))(
    'asks for $name',
    async ({ name, path }) => {
      expect(await judge(withLeaf(whole, path, {}))).toContain(
        name.replace(/(activity_log\[0\])\.action$/, '$1'),
      )
      expect(await judge(withLeaf(whole, path, undefined))).not.toEqual([])
    },
  )
})

/** Records outside the conversation, with the fields each must have. */
const latches: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  summary: { summary: 'x', leafUuid: 'x' },
  'file-history-snapshot': { messageId: 'x', snapshot: {} },
  'file-history-delta': { messageId: 'x' },
  'queue-operation': { operation: 'enqueue', sessionId: 'x', timestamp: '2026-10-01T10:00:00.000Z' },
  'custom-title': { customTitle: 'x', sessionId: 'x' },
  'ai-title': { aiTitle: 'x', sessionId: 'x' },
  'agent-name': { agentName: 'x', sessionId: 'x' },
  'agent-setting': { agentSetting: 'x', sessionId: 'x' },
  'permission-mode': { permissionMode: 'plan', sessionId: 'x' },
  mode: { mode: 'x', sessionId: 'x' },
  tag: { tag: 'x', sessionId: 'x' },
  'last-prompt': { sessionId: 'x' },
  'pr-link': {
    prNumber: 1,
    prUrl: 'x',
    prRepository: 'x',
    timestamp: '2026-10-01T10:00:00.000Z',
    sessionId: 'x',
  },
  'bridge-session': { bridgeSessionId: 'x', sessionId: 'x' },
  'content-replacement': { replacements: [] },
  'fork-context-ref': { parentSessionId: 'x' },
}

describe.each(Object.entries(latches))('a %s record', (type, fields) => {
  const found = (record: Record<string, unknown>): string[] => {
    const paths: string[] = []
    const kind = checkRecord(record, (code, path) => paths.push(`${code} ${path}`))
    return [kind, ...paths]
  }

  it('is right with its fields', () => {
    expect(found({ type, ...fields, fromTheFuture: 1 })).toEqual(['latch'])
  })

  it.each(Object.keys(fields))('asks for %s', (field) => {
    expect(found({ type, ...fields, [field]: undefined })).toEqual(['latch', `missing-field ${field}`])
  })
})
