/** A record of a transcript as a builder makes it; every value is synthetic. */
export type BuiltRecord = Record<string, unknown>

export const builtSessionId = 'c1d0a6cf-1f6c-4bb0-9a5a-000000000001'

/** 2026-10-01T10:00:00Z, in milliseconds. The first record has this time, each later one a second more. */
export const builtEpoch = 1_790_848_800_000

export interface TranscriptShape {
  /** Default 12. */
  records?: number
  sessionId?: string
  cwd?: string
  /** A sub-agent's transcript. Default false. */
  agent?: boolean
}

/**
 * The records of a valid transcript: a title, then prompts, tool calls, results and answers in turn. The same shape
 * gives the same records. Ends after an answer, so no tool call is left open, whatever the number asked for.
 */
export function buildRecords(shape: TranscriptShape = {}): BuiltRecord[] {
  const { records: count = 12, sessionId = builtSessionId, cwd = '/home/user/project', agent = false } = shape
  const records: BuiltRecord[] = []
  let parentUuid: string | null = null
  for (let at = 0; at < count || at % 4 !== 0; at += 1) {
    const uuid = builtUuid(sessionId, at)
    const timestamp = new Date(builtEpoch + at * 1_000).toISOString()
    const place = { parentUuid, isSidechain: agent, userType: 'external', cwd, sessionId, version: '2.1.179' }
    records.push({ ...place, gitBranch: 'main', ...message(at), uuid, timestamp })
    parentUuid = uuid
  }
  if (!agent) records.push({ type: 'custom-title', customTitle: `Session ${sessionId.slice(-4)}`, sessionId })
  return records
}

/** A UUID that is the same for the same session and position. */
export function builtUuid(sessionId: string, at: number): string {
  return `${sessionId.slice(-8)}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`
}

/** The program's own word that the limit is reached, as the answer to a record. */
export function buildRateLimitRecord(after: BuiltRecord): BuiltRecord {
  return {
    ...after,
    type: 'assistant',
    parentUuid: after['uuid'],
    uuid: 'ffffffff-0000-4000-8000-000000000429',
    isApiErrorMessage: true,
    error: 'rate_limit',
    apiErrorStatus: 429,
    message: answer(
      429,
      [{ type: 'text', text: "You've hit your limit · resets 8pm (Etc/UTC)" }],
      'stop_sequence',
    ),
  }
}

function message(at: number): BuiltRecord {
  const call = `toolu_SPEC${at}`
  switch (at % 4) {
    case 0:
      return { type: 'user', message: { role: 'user', content: `Step ${at}: list the files` } }
    case 1:
      return {
        type: 'assistant',
        requestId: `req_SPEC${at}`,
        message: answer(
          at,
          [{ type: 'tool_use', id: call, name: 'Bash', input: { command: 'ls' } }],
          'tool_use',
        ),
      }
    case 2: {
      const result = { type: 'tool_result', tool_use_id: `toolu_SPEC${at - 1}`, content: 'a.txt\nb.txt' }
      return {
        type: 'user',
        message: { role: 'user', content: [result] },
        toolUseResult: { stdout: 'a.txt\nb.txt' },
      }
    }
    default:
      return {
        type: 'assistant',
        requestId: `req_SPEC${at}`,
        message: answer(at, [{ type: 'text', text: `Two files — ${at}` }], 'end_turn'),
      }
  }
}

function answer(at: number, content: BuiltRecord[], reason: string): BuiltRecord {
  const usage = { input_tokens: 3, output_tokens: 2, service_tier: null }
  const model = 'claude-sonnet-4-20250514'
  return {
    id: `msg_SPEC${at}`,
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: reason,
    stop_sequence: null,
    usage,
  }
}
