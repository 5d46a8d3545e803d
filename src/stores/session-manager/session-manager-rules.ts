/** What can be wrong with the folder of a session manager. */
export const sessionManagerRules = {
  'archived-in-main': {
    severity: 'warning',
    hint: 'Move the file into archive/; archiving was interrupted.',
  },
  'bad-id': { severity: 'error', hint: 'Ids are letters, digits, - and _. Rename the session.' },
  'entry-mismatch': {
    severity: 'error',
    hint: 'Run rebuildRegistry(); a session was saved without its registry entry.',
  },
  'id-mismatch': { severity: 'error', hint: 'Rename the file, or correct session_id.' },
  'invalid-json': { severity: 'error', hint: 'Restore the file; for the registry, run rebuildRegistry().' },
  'link-not-followed': {
    severity: 'info',
    hint: 'Nothing to do; the target of the link was not checked.',
  },
  'no-store': { severity: 'error', hint: 'Create a session first, or check the path.' },
  'registered-without-file': { severity: 'error', hint: 'Run rebuildRegistry(); the session is lost.' },
  'registry-missing': { severity: 'error', hint: 'Run rebuildRegistry().' },
  'stray-file': { severity: 'info', hint: 'Nothing to do; the file is not a session.' },
  'stray-temporary': { severity: 'warning', hint: 'Delete it; a writer died before it could rename it.' },
  'time-order': {
    severity: 'error',
    hint: 'Correct the times; a clock was set back or the file was edited.',
  },
  twice: { severity: 'warning', hint: 'Delete the one in the main folder; archiving was interrupted.' },
  'unknown-status': { severity: 'error', hint: 'Known are active, paused, ended and archived.' },
  'unregistered-file': { severity: 'error', hint: 'Run rebuildRegistry(); lists do not show this session.' },
  'unreadable-file': {
    severity: 'error',
    hint: 'Check that it is a file, that you may read it, and that it is not huge.',
  },
  'wrong-shape': {
    severity: 'error',
    hint: 'Correct the field, or delete the file and run rebuildRegistry().',
  },
} as const

export type SessionManagerCode = keyof typeof sessionManagerRules
