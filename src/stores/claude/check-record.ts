import { redacted } from '../finding.ts'
import type { JsonlRecord } from '../jsonl/judge-line.ts'
import type { ClaudeCode } from './claude-rules.ts'
import { isUuid } from '../session-id.ts'
import { parseInstant } from '../instant.ts'
import { isObject } from '../is-object.ts'

/** Reports one thing about the record at hand. */
export type Complain = (code: ClaudeCode, path: string, message: string) => void

/** What a record type is: a link of the conversation, something only remembered, or unknown. */
export type RecordKind = 'chain' | 'latch' | 'unknown'

/** Record types that are links of the conversation; they share an envelope. */
const chainTypes: ReadonlySet<string> = new Set(['user', 'assistant', 'system', 'attachment', 'progress'])

/** Record types outside the conversation, with the fields each must have. */
const latchTypes: Readonly<Record<string, readonly string[]>> = {
  summary: ['summary', 'leafUuid'],
  'file-history-snapshot': ['messageId', 'snapshot'],
  'file-history-delta': ['messageId'],
  'queue-operation': ['operation', 'sessionId', 'timestamp'],
  'custom-title': ['customTitle', 'sessionId'],
  'ai-title': ['aiTitle', 'sessionId'],
  'agent-name': ['agentName', 'sessionId'],
  'agent-setting': ['agentSetting', 'sessionId'],
  'permission-mode': ['permissionMode', 'sessionId'],
  mode: ['mode', 'sessionId'],
  tag: ['tag', 'sessionId'],
  'last-prompt': ['sessionId'],
  'pr-link': ['prNumber', 'prUrl', 'prRepository', 'timestamp', 'sessionId'],
  'bridge-session': ['bridgeSessionId', 'sessionId'],
  'content-replacement': ['replacements'],
  'fork-context-ref': ['parentSessionId'],
}

/**
 * Judges one record of a transcript by itself. Hand-written, not a schema: it runs for every line of files of
 * gigabytes, and fields come and go with versions, so only what readers rely on is asked for.
 */
export function checkRecord(record: JsonlRecord, complain: Complain): RecordKind {
  const { type } = record
  if (typeof type !== 'string') {
    complain(type === undefined ? 'missing-field' : 'wrong-kind', 'type', 'a string was expected')
    return 'unknown'
  }
  if (chainTypes.has(type)) {
    checkEnvelope(record, complain)
    if (type === 'user' || type === 'assistant') checkMessage(record['message'], type, complain)
    else if (type === 'attachment') checkObject(record['attachment'], 'attachment', complain)
    else if (type === 'progress') checkObject(record['data'], 'data', complain)
    return 'chain'
  }
  const required = Object.hasOwn(latchTypes, type) ? latchTypes[type] : undefined
  if (required === undefined) {
    complain('unknown-type', 'type', 'a record type this version does not know')
    return 'unknown'
  }
  for (const field of required)
    if (record[field] === undefined) complain('missing-field', field, `a ${type} record needs it`)
  if (record['timestamp'] !== undefined) checkTimestamp(record['timestamp'], complain)
  return 'latch'
}

function checkEnvelope(record: JsonlRecord, complain: Complain): void {
  if (!isUuid(record['uuid'])) idProblem(record['uuid'], 'uuid', complain)
  if (record['parentUuid'] !== null && !isUuid(record['parentUuid']))
    idProblem(record['parentUuid'], 'parentUuid', complain)
  if (typeof record['isSidechain'] !== 'boolean')
    kindProblem(record['isSidechain'], 'isSidechain', 'a boolean', complain)
  if (!isUuid(record['sessionId'])) idProblem(record['sessionId'], 'sessionId', complain)
  if (typeof record['cwd'] !== 'string') kindProblem(record['cwd'], 'cwd', 'a string', complain)
  if (typeof record['version'] !== 'string') kindProblem(record['version'], 'version', 'a string', complain)
  if (typeof record['userType'] !== 'string')
    kindProblem(record['userType'], 'userType', 'a string', complain)
  checkTimestamp(record['timestamp'], complain)
}

function idProblem(value: unknown, path: string, complain: Complain): void {
  if (value === undefined) complain('missing-field', path, 'every record of the conversation needs it')
  else complain('bad-id', path, `a UUID was expected, found ${redacted(value)}`)
}

function kindProblem(value: unknown, path: string, expected: string, complain: Complain): void {
  if (value === undefined) complain('missing-field', path, 'every record of the conversation needs it')
  else complain('wrong-kind', path, `${expected} was expected, found ${redacted(value)}`)
}

function checkTimestamp(value: unknown, complain: Complain): void {
  if (value === undefined) complain('missing-field', 'timestamp', 'every record of the conversation needs it')
  else if (parseInstant(value) === undefined)
    complain(
      'bad-timestamp',
      'timestamp',
      `a time such as 2026-01-01T00:00:00.000Z was expected, found ${redacted(value)}`,
    )
}

function checkMessage(value: unknown, type: 'user' | 'assistant', complain: Complain): void {
  if (!checkObject(value, 'message', complain)) return
  if (value['role'] !== type)
    complain('wrong-kind', 'message.role', `the role of a ${type} record is ${type}`)
  const { content } = value
  if (typeof content === 'string' && type === 'user') return
  if (!Array.isArray(content)) {
    const expected = type === 'user' ? 'text or a list of blocks' : 'a list of blocks'
    complain(
      'bad-block',
      'message.content',
      `${expected} was expected, found ${content === undefined ? 'nothing' : redacted(content)}`,
    )
    return
  }
  content.forEach((block: unknown, index) => {
    if (typeof block === 'string' && type === 'user') return
    checkBlock(block, `message.content[${index}]`, complain)
  })
}

/** What the blocks that tools rely on must hold; other blocks are taken as they are. */
function checkBlock(block: unknown, path: string, complain: Complain): void {
  if (!isObject(block) || typeof block['type'] !== 'string') {
    complain('bad-block', path, 'an object with a type was expected')
    return
  }
  const text = (field: string): void => {
    if (typeof block[field] !== 'string') complain('bad-block', `${path}.${field}`, 'a string was expected')
  }
  switch (block['type']) {
    case 'text':
      text('text')
      break
    case 'thinking':
      text('thinking')
      break
    case 'tool_use':
      text('id')
      text('name')
      if (!isObject(block['input'])) complain('bad-block', `${path}.input`, 'an object was expected')
      break
    case 'tool_result':
      text('tool_use_id')
      break
  }
}

function checkObject(value: unknown, path: string, complain: Complain): value is JsonlRecord {
  if (isObject(value)) return true
  if (value === undefined) complain('missing-field', path, 'this record needs it')
  else complain('wrong-kind', path, `an object was expected, found ${redacted(value)}`)
  return false
}
