import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The user's own store, `~/.claude-control`; the variable `CLAUDE_CONTROL_HOME` names another folder. */
export function homeStore(environment: NodeJS.ProcessEnv = process.env): string {
  const { CLAUDE_CONTROL_HOME } = environment
  return CLAUDE_CONTROL_HOME === undefined || CLAUDE_CONTROL_HOME === ''
    ? join(homedir(), '.claude-control')
    : resolve(CLAUDE_CONTROL_HOME)
}

/** Where the user's own redaction rules are. */
export function redactionRulesFile(environment: NodeJS.ProcessEnv = process.env): string {
  return join(homeStore(environment), 'redaction-rules.json')
}
