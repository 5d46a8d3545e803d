/** What can be wrong with a session-health folder. */
export const sessionHealthRules = {
  'bad-epoch-ms': {
    severity: 'error',
    hint: 'Times are milliseconds since 1970; a time in seconds has three digits less.',
  },
  'bad-percent': { severity: 'error', hint: 'A percentage lies between 0 and 100.' },
  'bad-reset-time': { severity: 'error', hint: 'Write the time as a string such as "02:00", in UTC.' },
  'context-overflow': { severity: 'error', hint: 'Used and left together cannot be more than the window.' },
  'count-mismatch': { severity: 'warning', hint: 'Write the state once more; the writer counts.' },
  'cooldown-shape': { severity: 'warning', hint: 'Delete the file; it is made anew.' },
  'duplicate-key': { severity: 'error', hint: 'Keep one of the two.' },
  'duplicate-profile': { severity: 'error', hint: 'Give every profile its own profileId.' },
  'duplicate-session': { severity: 'error', hint: 'Keep the entry that was gathered last.' },
  'healthy-with-issues': { severity: 'warning', hint: 'A healthy session has no issues; gather it anew.' },
  'invalid-json': {
    severity: 'error',
    hint: 'Restore the file; writers leave a file they cannot read alone.',
  },
  'large-log': { severity: 'warning', hint: 'The log was not rotated; check that the daemon still runs.' },
  'link-not-followed': {
    severity: 'info',
    hint: 'Nothing to do; the target of the link was not checked.',
  },
  'missing-state': { severity: 'info', hint: 'Run migrate to make one from the other files.' },
  'no-store': {
    severity: 'error',
    hint: 'Check the path; the folder is made by the first program that writes to it.',
  },
  'orphan-cooldown': { severity: 'warning', hint: 'Delete the file; its session is gone.' },
  'secret-types-mismatch': {
    severity: 'warning',
    hint: 'secretTypes is given exactly when secrets were detected.',
  },
  'session-id-mismatch': { severity: 'error', hint: 'Rename the file, or correct sessionId.' },
  'shared-billing-stale': {
    severity: 'warning',
    hint: 'Fetch the billing anew; it calls itself fresh but is not.',
  },
  'stray-temporary': { severity: 'warning', hint: 'Delete it; a writer died before it could rename it.' },
  'time-order': { severity: 'error', hint: 'firstSeen cannot be after lastUsed.' },
  'transcript-size': {
    severity: 'warning',
    hint: 'A transcript that does not exist has no bytes; gather the session anew.',
  },
  'unknown-auth-profile': { severity: 'error', hint: 'Add the profile, or name one that is there.' },
  'unreadable-file': {
    severity: 'error',
    hint: 'Check that it is a file, that you may read it, and that it is not huge.',
  },
  'wrong-mode': {
    severity: 'warning',
    hint: 'Set the expected mode with chmod; others on the machine can read or change the file.',
  },
  'wrong-shape': { severity: 'error', hint: 'Correct the field; in YAML, quote what must stay a string.' },
  'yaml-json-conflict': {
    severity: 'warning',
    hint: 'The YAML file wins. Delete the JSON file, or make them agree.',
  },
  'yaml-syntax': {
    severity: 'error',
    hint: 'Correct the YAML at this place; until then nothing is read of it or written to it.',
  },
} as const

export type HealthCode = keyof typeof sessionHealthRules
