import type { ProofTable } from './table.ts'

const session = 'stores/claude-session'
const manager = 'stores/session-manager'
const files = 'stores/session-files'
const logger = 'stores/toolkit-logger'
const validated = 'stores/validate-session-manager-store'

export const sessionManager: ProofTable = {
  title: 'Session manager',
  names: 'name',
  about:
    '`.claude/runtime/sessions` with its classes, functions, files and the tests its specification asks for.',
  sections: {
    ClaudeSession: [
      [
        'ClaudeSession(session_id, timeout_seconds = 3600)',
        `${session}: has the id it was given, and default timeout`,
      ],
      ['ClaudeSession: an id that is empty or invalid raises', `${session}: refuses the id`],
      ['session_id', `${session}: has the id it was given`],
      [
        ['created_at', 'last_activity'],
        `${session}: tracks when it was made and when something last happened`,
      ],
      ['status: active, paused, ended', `${session}: is active, paused, active again and ended`],
      [
        ['metadata', 'get_metadata(key, default)', 'set_metadata(key, value)'],
        `${session}: gives and takes metadata`,
      ],
      ['record_activity(action, details)', `${session}: begins its timeout anew with every activity`],
      ['record_activity on an inactive session raises', `${session}: records nothing once it is over`],
      ['is_active()', `${session}: times out exactly at its timeout, and not before`],
    ],
    SessionManager: [
      [
        'SessionManager(session_dir = ".claude/runtime/sessions")',
        `${manager}: makes a missing folder, and lists nothing before`,
      ],
      [
        'SessionManager: a session_dir that is invalid raises',
        `${manager}: reports a folder that cannot be made`,
      ],
      [['session_dir', 'registry_file'], `${manager}: reads the file of the contract`],
      ['create_session(timeout_seconds)', `${manager}: creates a session and saves it`],
      ['get_session(session_id)', `${manager}: loads what it saved`],
      ['get_session: not found raises', `${manager}: does not know a session that is not there`],
      [
        'get_session: a file that cannot be read raises',
        `${manager}: says what is wrong with a session file`,
      ],
      ['list_sessions(status)', `${manager}: lists all sessions, and those of one status`],
      [
        'list_sessions: a registry that cannot be read raises',
        `${manager}: does not touch a malformed registry`,
      ],
      ['save_session(session)', `${manager}: metadata and activity survive any number of rounds`],
      ['archive_session(session_id)', `${manager}: archives a session`],
    ],
    ToolkitLogger: [
      ['ToolkitLogger(name, log_file)', `${logger}: has its name, and needs no file`],
      ['log_session_event(session_id, event, details)', `${logger}: logs events of a session`],
      ['log_error(message, exception)', `${logger}: logs errors with their exception`],
      ['log_decision(what, why, alternatives)', `${logger}: logs decisions`],
    ],
    Functions: [
      ['create_session_dir(path)', `${manager}: makes a missing folder`],
      ['load_session_registry(registry_file)', `${files}: load a registry, or say why not`],
      [
        'save_with_retry(file_path, content, max_retries = 3, retry_delay = 0.1)',
        `${files}: save again after a failure`,
      ],
      ['load_with_retry', `${files}: load what is there, and undefined where nothing is, at once`],
    ],
    'Files and fields': [
      ['registry.json: sessions', `${validated}: a registry without sessions`],
      ['registry.json: created_at', `${validated}: an older beginning`],
      ['registry.json: status', `${validated}: an archived session the registry calls active`],
      ['registry.json: timeout_seconds', `${validated}: another timeout`],
      ['session_<id>.json: session_id', `${validated}: another id inside`],
      ['session_<id>.json: created_at, last_activity', `${validated}: an end before the beginning`],
      ['session_<id>.json: status', `${validated}: a status nobody knows`],
      ['session_<id>.json: timeout_seconds', 'stores/rules/session-manager: wrong-shape'],
      ['session_<id>.json: metadata', `${validated}: metadata as a list`],
      ['session_<id>.json: activity_log[].action', `${validated}: activity without action`],
      ['session_<id>.json: activity_log[].timestamp', `${validated}: activity after the end`],
      ['session_<id>.json: activity_log[].details', `${validated}: details that are text`],
      ['archive/session_<id>.json', `${validated}: an archived session in the main folder`],
      ['logs/toolkit.log', `${logger}: logs decisions`],
      ['logs/session_<id>.log', `${logger}: to the log of the session too`],
    ],
    'Required tests': [
      ['Create session with unique ID', `${manager}: gives every session its own id`],
      [
        'Track creation and activity timestamps',
        `${session}: tracks when it was made and when something last happened`,
      ],
      ['Timeout detection works correctly', `${session}: times out exactly at its timeout`],
      ['is_active() returns correct status', `${session}: is active, paused, active again and ended`],
      ['Metadata get/set operations', `${session}: gives and takes metadata`],
      ['Cannot record activity on inactive session', `${session}: records nothing once it is over`],
      ['Invalid session_id raises ValueError', `${session}: refuses the id`],
      ['Create new session', `${manager}: creates a session and saves it`],
      ['Save session to JSON', `${manager}: creates a session and saves it`],
      ['Load session from JSON', `${manager}: loads what it saved`],
      ['List all sessions', `${manager}: lists all sessions`],
      ['List sessions filtered by status', `${manager}: lists all sessions, and those of one status`],
      ['Archive completed sessions', `${manager}: archives a session`],
      ['Registry stays in sync with files', `${manager}: keeps registry and files in step, whatever is done`],
      ['Handle missing directory gracefully', `${manager}: makes a missing folder`],
      ['Handle corrupted session files', `${manager}: lists on beside a session file that is corrupt`],
      [
        'Cannot load non-existent session (KeyError)',
        `${manager}: does not know a session that is not there`,
      ],
      ['Create logger with name', `${logger}: has its name`],
      ['Log session events', `${logger}: logs events of a session`],
      ['Log errors with exceptions', `${logger}: logs errors with their exception`],
      ['Log decisions for audit trail', `${logger}: logs decisions`],
      ['Log file is created and written', `${logger}: logs decisions`],
      ['Log rotation works if configured', `${logger}: rotates when told to, and keeps as many as told to`],
      ['No errors if log file unavailable', `${logger}: fails nobody when its file cannot be written`],
      ['save_with_retry succeeds on first try', `${files}: save on the first try`],
      ['save_with_retry retries on failure', `${files}: save again after a failure`],
      [
        'save_with_retry gives up after max retries',
        `${files}: give up after all tries, and leave the old file`,
      ],
      [
        'load_with_retry handles missing files',
        `${files}: load what is there, and undefined where nothing is`,
      ],
      ['JSON encoding/decoding works', `${files}: bring any JSON back`],
      ["Concurrent writes don't corrupt data", `${files}: never let two writers mix`],
      [
        'Create session → save → load → verify integrity',
        `${manager}: metadata and activity survive any number of rounds`,
      ],
      [
        'Session timeout detection across load/save cycle',
        `${manager}: timeout goes on across save and load`,
      ],
      [
        'Metadata persists through save/load',
        `${manager}: metadata and activity survive any number of rounds`,
      ],
      ["Multiple sessions don't interfere", `${manager}: sessions do not meet`],
      ['Archive moves files correctly', `${manager}: archives a session`],
    ],
  },
}
