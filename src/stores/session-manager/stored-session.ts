import { redacted } from '../finding.ts'
import { parseInstant } from '../instant.ts'
import { isObject } from '../is-object.ts'
import { isSessionId } from '../session-id.ts'

/** The states a session can be in. */
export const sessionStatuses = ['active', 'paused', 'ended', 'archived'] as const

export type SessionStatus = (typeof sessionStatuses)[number]

/** One act in a session, as its file keeps it. */
export interface Activity {
  action: string
  timestamp: string
  details: Record<string, unknown> | null
}

/** A session file. Field names are the storage contract. */
export interface StoredSession {
  session_id: string
  created_at: string
  last_activity: string
  status: SessionStatus
  timeout_seconds: number
  metadata: Record<string, unknown>
  activity_log: Activity[]
}

/** What the registry keeps of a session. */
export type RegistryEntry = Pick<StoredSession, 'created_at' | 'status' | 'timeout_seconds'>

export type SessionFault = 'bad-id' | 'wrong-shape' | 'unknown-status' | 'time-order'

export type ComplainOfSession = (code: SessionFault, path: string, message: string) => void

/** Whether a value is a session as its file keeps it; what is not so is given to `complain`. */
export function isStoredSession(
  value: unknown,
  complain: ComplainOfSession = () => {},
): value is StoredSession {
  let sound = true
  const fault: ComplainOfSession = (code, path, message) => {
    // Times in an odd order are still times.
    if (code !== 'time-order') sound = false
    complain(code, path, message)
  }
  if (!isObject(value)) {
    fault('wrong-shape', '', `an object was expected, found ${redacted(value)}`)
    return false
  }
  if (!isSessionId(value['session_id']))
    fault('bad-id', 'session_id', 'letters, digits, - and _ were expected')
  checkEntry(value, '', fault)
  const created = parseInstant(value['created_at'])
  const last = parseInstant(value['last_activity'])
  if (last === undefined) fault('wrong-shape', 'last_activity', 'an ISO 8601 time in UTC was expected')
  else if (created !== undefined && last < created)
    fault('time-order', 'last_activity', 'last_activity before created_at')
  if (!isObject(value['metadata'])) fault('wrong-shape', 'metadata', 'an object was expected')
  if (Array.isArray(value['activity_log'])) checkLog(value['activity_log'], created, last, fault)
  else fault('wrong-shape', 'activity_log', 'a list was expected')
  return sound
}

/** Whether a value is what the registry keeps of a session. */
export function isRegistryEntry(
  value: unknown,
  path: string,
  complain: ComplainOfSession = () => {},
): value is RegistryEntry {
  if (!isObject(value)) {
    complain('wrong-shape', path, `an object was expected, found ${redacted(value)}`)
    return false
  }
  let sound = true
  checkEntry(value, `${path}.`, (...fault) => {
    sound = false
    complain(...fault)
  })
  return sound
}

function checkEntry(entry: Record<string, unknown>, prefix: string, fault: ComplainOfSession): void {
  const { status, timeout_seconds: timeout } = entry
  if (parseInstant(entry['created_at']) === undefined)
    fault('wrong-shape', `${prefix}created_at`, 'an ISO 8601 time in UTC was expected')
  if (typeof status !== 'string') fault('wrong-shape', `${prefix}status`, 'a string was expected')
  else if (!sessionStatuses.some((each) => each === status))
    fault('unknown-status', `${prefix}status`, `unknown status; known are ${sessionStatuses.join(', ')}`)
  if (typeof timeout !== 'number' || !Number.isInteger(timeout) || timeout <= 0)
    fault('wrong-shape', `${prefix}timeout_seconds`, 'a whole number above 0 was expected')
}

function checkLog(
  log: unknown[],
  created: number | undefined,
  last: number | undefined,
  fault: ComplainOfSession,
): void {
  let before = created ?? -Infinity
  log.forEach((entry, at) => {
    const path = `activity_log[${at}]`
    if (!isObject(entry) || typeof entry['action'] !== 'string') {
      fault('wrong-shape', path, 'an object with an action was expected')
      return
    }
    const { details } = entry
    if (details !== undefined && details !== null && !isObject(details))
      fault('wrong-shape', `${path}.details`, 'an object or null was expected')
    const time = parseInstant(entry['timestamp'])
    if (time === undefined) fault('wrong-shape', `${path}.timestamp`, 'an ISO 8601 time in UTC was expected')
    else if (time < before) fault('time-order', `${path}.timestamp`, 'earlier than what stands before it')
    else if (last !== undefined && time > last)
      fault('time-order', `${path}.timestamp`, 'later than last_activity')
    else before = time
  })
}
