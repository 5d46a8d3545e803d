/** Where the Claude store is. */
export const storeFolder = {
  type: 'string',
  value: 'FOLDER',
  does: 'the store',
  default: 'CLAUDE_CONFIG_DIR, else ~/.claude',
} as const

/** Which session is meant, in the hints of several commands. */
export const idHint = 'Run `termtape store list` to see them; the beginning of an id is enough.'
